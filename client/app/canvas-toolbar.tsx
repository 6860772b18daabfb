import { ActionIcon, Tooltip } from "@mantine/core";
import { Keyboard, Maximize, ZoomIn, ZoomOut, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { keyText } from "../components/key-text.ts";
import { HistoryButtons } from "../features/history/history-buttons.tsx";
import classes from "./canvas-region.module.css";
import { commands, type CommandContext } from "./commands.ts";

const buttons: readonly { command: string; icon: LucideIcon }[] = [
  { command: "fit", icon: Maximize },
  { command: "zoom-in", icon: ZoomIn },
  { command: "zoom-out", icon: ZoomOut },
  { command: "shortcuts", icon: Keyboard },
];

export function CanvasToolbar({ context }: { context: CommandContext }): ReactNode {
  const { history } = context.exploration;
  return (
    <div className={classes["toolbar"]} role="toolbar" aria-label="Canvas">
      <HistoryButtons
        undoable={history.past.length}
        redoable={history.future.length}
        onUndo={() => context.dispatch({ type: "undo" })}
        onRedo={() => context.dispatch({ type: "redo" })}
      />
      {buttons.map(({ command: id, icon: Icon }) => {
        const command = commands.find((candidate) => candidate.id === id);
        if (command === undefined) return null;
        return (
          <Tooltip key={id} label={`${command.label} (${keyText(command.keys[0] ?? "")})`}>
            <ActionIcon size="lg" aria-label={command.label} onClick={() => command.run(context)}>
              <Icon size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        );
      })}
    </div>
  );
}
