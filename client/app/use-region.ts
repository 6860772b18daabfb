import { useState } from "react";
import type { Inspected } from "../exploration/state.ts";

export type Region = "left" | "canvas" | "details";

/** Below this width the style sheet shows one region at a time; the first says what this is. */
const narrowWidth = 900;

/** Which region a narrow screen shows: the one chosen, until something else is inspected, which then comes to the front. */
export function useRegion(inspected: Inspected | null): { region: Region; chooseRegion: (region: Region) => void } {
  const [choice, setChoice] = useState<{ region: Region; inspected: Inspected | null }>(() => ({
    region: globalThis.innerWidth < narrowWidth ? "left" : "canvas",
    inspected: null,
  }));
  const isNew = inspected !== null && inspected !== choice.inspected;
  const region = isNew ? "details" : inspected === null && choice.region === "details" ? "canvas" : choice.region;
  return { region, chooseRegion: (region) => setChoice({ region, inspected }) };
}
