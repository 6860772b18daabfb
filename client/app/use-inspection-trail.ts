import { useState } from "react";
import type { Inspected } from "../exploration/state.ts";

const longest = 50;

/**
 * What was inspected before, so that one can go back from a leg's figures to its chain. Gives the previous target,
 * or undefined at the beginning of the trail.
 */
export function useInspectionTrail(target: Inspected): Inspected | undefined {
  const [trail, setTrail] = useState<readonly Inspected[]>([target]);
  if (trail.at(-1) !== target) {
    const wentBack = trail.at(-2) === target;
    setTrail(wentBack ? trail.slice(0, -1) : [...trail.slice(1 - longest), target]);
  }
  return trail.at(-2);
}
