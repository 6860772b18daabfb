/** Where features meet the shell: each region of the screen is filled here, so that no feature knows another. */
import { Modal } from "@mantine/core";
import type { ReactNode } from "react";
import type { Inspected } from "../exploration/state.ts";

/** The panel at the left: the trace's question and its ranked answer. */
export function TraceSlot(): ReactNode {
  return null;
}

/** The panel at the right: what is inspected. */
export function InspectorSlot({ target }: { target: Inspected }): ReactNode {
  return target.kind;
}

/** Opened from the top bar. */
export function ImportSlot({ opened, onClose }: { opened: boolean; onClose: () => void }): ReactNode {
  return <Modal opened={opened} onClose={onClose} title="Import a file" />;
}
