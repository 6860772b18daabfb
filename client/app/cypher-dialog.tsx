import { Loader, Modal } from "@mantine/core";
import { lazy, Suspense, type ReactNode } from "react";
import { addByIds } from "./add-by-ids.ts";

/** The editor comes with the first opening. */
const CypherConsole = lazy(async () => {
  const { CypherConsole: console } = await import("../features/cypher-console/cypher-console.tsx");
  return { default: console };
});

interface Props {
  opened: boolean;
  onClose: () => void;
}

/** Opened from the top bar and by its shortcut; closing it cancels what runs. */
export function CypherDialog({ opened, onClose }: Props): ReactNode {
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
        <CypherConsole onShowNodes={show} />
      </Suspense>
    </Modal>
  );
}
