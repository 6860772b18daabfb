import { ActionIcon, Tooltip } from "@mantine/core";
import { Redo2, Undo2 } from "lucide-react";
import type { ReactNode } from "react";

interface Props {
  /** Steps that can be taken back and made again. */
  undoable: number;
  redoable: number;
  onUndo: () => void;
  onRedo: () => void;
}

export function HistoryButtons({ undoable, redoable, onUndo, onRedo }: Props): ReactNode {
  return (
    <>
      <Tooltip label={undoable === 0 ? "Nothing to undo" : `Undo (Ctrl+Z), ${undoable} left`}>
        <ActionIcon aria-label="Undo" size="lg" disabled={undoable === 0} onClick={onUndo}>
          <Undo2 size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={redoable === 0 ? "Nothing to redo" : `Redo (Ctrl+Shift+Z), ${redoable} left`}>
        <ActionIcon aria-label="Redo" size="lg" disabled={redoable === 0} onClick={onRedo}>
          <Redo2 size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </>
  );
}
