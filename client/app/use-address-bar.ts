import { useDebouncedCallback } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { useEffect, useEffectEvent, useState } from "react";
import { readLink, writeLink, type LeftOut } from "../exploration/link/link-text.ts";
import { dispatch, explorationStore, useExploration } from "./exploration-context.ts";

export interface AddressBar {
  /** `reading` until the address was read; `empty` when it holds no exploration. */
  state: "reading" | "empty" | "restored";
  /** What the present link cannot hold. */
  leftOut: LeftOut;
}

/** Keeps the exploration in the address, so that a reload and a copied link show the same picture. */
export function useAddressBar(): AddressBar {
  const [state, setState] = useState<AddressBar["state"]>("reading");
  const [leftOut, setLeftOut] = useState<LeftOut>("nothing");
  const document = useExploration((exploration) => exploration.document);
  const view = useExploration((exploration) => exploration.view);

  const read = useEffectEvent(async () => {
    const text = globalThis.location.hash.slice(1);
    if (text === "") return setState("empty");
    const linked = await readLink(text);
    if (linked === undefined) {
      notifications.show({
        color: "orange",
        title: "The link could not be read",
        message: "It was cut or damaged on the way. The first screen is shown instead.",
      });
      return setState("empty");
    }
    dispatch({ type: "restore", ...linked });
    return setState("restored");
  });
  useEffect(() => {
    const reread = () => void read();
    reread();
    globalThis.addEventListener("hashchange", reread);
    return () => globalThis.removeEventListener("hashchange", reread);
  }, []);

  const write = useDebouncedCallback(async () => {
    const link = await writeLink(explorationStore.getState());
    setLeftOut(link.leftOut);
    globalThis.history.replaceState(null, "", link.text === "" ? globalThis.location.pathname : `#${link.text}`);
  }, 250);
  useEffect(() => {
    if (state !== "reading" && Object.keys(document.nodes).length > 0) write();
  }, [state, document, view, write]);
  return { state, leftOut };
}
