import { Loader, Modal } from "@mantine/core";
import { lazy, Suspense, type ReactNode } from "react";
import type { ConsoleText } from "../features/cypher-console/cypher-console.tsx";
import { addByIds } from "./add-by-ids.ts";

/** The editor comes with the first opening. */
const CypherConsole = lazy(async () => {
  const { CypherConsole: console } = await import("../features/cypher-console/cypher-console.tsx");
  return { default: console };
});

interface Props {
  opened: boolean;
  /** What it begins with; what was last run where left out. */
  text?: ConsoleText | undefined;
  onClose: () => void;
}

/** Opened from the top bar and by its shortcut; closing it cancels what runs. */
export function CypherDialog({ opened, text, onClose }: Props): ReactNode {
  const show = (ids: string[]) => {
    onClose();
    void addByIds(ids);
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="70rem"
      title="Cypher console"
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <Suspense fallback={<Loader aria-label="Opening the console" />}>
        <CypherConsole text={text} onShowNodes={show} />
      </Suspense>
    </Modal>
  );
}
