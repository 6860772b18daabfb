/** What the user can do by key, menu or button: one table feeds all three and the list of shortcuts. */
import type { CanvasHandle } from "../canvas/graph-canvas.tsx";
import type { Action } from "../exploration/action.ts";
import type { Exploration } from "../exploration/exploration.ts";
import { livingSelection, targetOf } from "../exploration/view-state.ts";

export interface CommandContext {
  exploration: Exploration;
  dispatch: (action: Action) => void;
  canvas: CanvasHandle | null;
  openSearch: () => void;
  openExpand: (id: string) => void;
  openMenu: (id: string | null) => void;
  openShortcuts: () => void;
  openCypher: () => void;
}

export interface Command {
  id: string;
  label: string;
  /** As useHotkeys reads them; the first is shown. */
  keys: readonly string[];
  /** `canvas`: only while the canvas has the focus. */
  scope: "everywhere" | "canvas";
  /** It works on the selection and stands in the menu. */
  inMenu: boolean;
  isEnabled: (context: CommandContext) => boolean;
  run: (context: CommandContext) => void;
}

const selected = ({ exploration }: CommandContext) => livingSelection(exploration);
const selectedNodes = (context: CommandContext) =>
  selected(context).filter((id) => Object.hasOwn(context.exploration.document.nodes, id));
const always = () => true;

function onSelection(
  id: string,
  label: string,
  keys: readonly string[],
  run: Command["run"],
  isEnabled: Command["isEnabled"] = (context) => selected(context).length > 0,
): Command {
  return { id, label, keys, scope: "canvas", inMenu: true, isEnabled, run };
}

function arePinned(context: CommandContext): boolean {
  const ids = selectedNodes(context);
  return ids.length > 0 && ids.every((id) => context.exploration.document.nodes[id]?.pinned === true);
}

export const commands: readonly Command[] = [
  onSelection(
    "expand",
    "Expand…",
    ["mod+E"],
    (context) => context.openExpand(selectedNodes(context)[0]!),
    (context) => selectedNodes(context).length === 1,
  ),
  onSelection(
    "inspect",
    "Inspect",
    ["Enter", "mod+I"],
    (context) => context.dispatch({ type: "inspect", target: targetOf(context.exploration, selected(context)[0]!) }),
    (context) => selected(context).length === 1,
  ),
  onSelection(
    "pin",
    "Pin or unpin",
    ["P"],
    (context) => context.dispatch({ type: "pin", ids: selectedNodes(context), pinned: !arePinned(context) }),
    (context) => selectedNodes(context).length > 0,
  ),
  onSelection("remove", "Remove from view", ["Delete", "Backspace", "mod+H"], (context) =>
    context.dispatch({ type: "remove", ids: selected(context) }),
  ),
  onSelection("keep-only", "Keep only these", ["mod+shift+H"], (context) =>
    context.dispatch({ type: "keep-only", ids: selected(context) }),
  ),
  {
    id: "select-all",
    label: "Select all",
    keys: ["mod+A"],
    scope: "canvas",
    inMenu: false,
    isEnabled: always,
    run: ({ dispatch, exploration }) => dispatch({ type: "select", ids: Object.keys(exploration.document.nodes) }),
  },
  {
    id: "menu",
    label: "Open the menu",
    keys: ["shift+F10", "ContextMenu"],
    scope: "canvas",
    inMenu: false,
    isEnabled: always,
    run: (context) => context.openMenu(selected(context)[0] ?? null),
  },
  {
    id: "leave",
    label: "Clear the selection, put out the light",
    keys: ["Escape"],
    scope: "canvas",
    inMenu: false,
    isEnabled: always,
    run: ({ dispatch }) => {
      dispatch({ type: "select", ids: [] });
      dispatch({ type: "light-chain", key: null });
    },
  },
  {
    id: "undo",
    label: "Undo",
    keys: ["mod+Z"],
    scope: "everywhere",
    inMenu: false,
    isEnabled: ({ exploration }) => exploration.history.past.length > 0,
    run: ({ dispatch }) => dispatch({ type: "undo" }),
  },
  {
    id: "redo",
    label: "Redo",
    keys: ["mod+shift+Z", "mod+Y"],
    scope: "everywhere",
    inMenu: false,
    isEnabled: ({ exploration }) => exploration.history.future.length > 0,
    run: ({ dispatch }) => dispatch({ type: "redo" }),
  },
  {
    id: "search",
    label: "Search",
    keys: ["mod+K", "mod+F"],
    scope: "everywhere",
    inMenu: false,
    isEnabled: always,
    run: ({ openSearch }) => openSearch(),
  },
  {
    id: "cypher",
    label: "Cypher console",
    keys: ["mod+alt+C"],
    scope: "everywhere",
    inMenu: false,
    isEnabled: always,
    run: ({ openCypher }) => openCypher(),
  },
  {
    id: "fit",
    label: "Show the whole picture",
    keys: ["0"],
    scope: "canvas",
    inMenu: false,
    isEnabled: always,
    run: ({ canvas }) => canvas?.fit(),
  },
  {
    id: "zoom-in",
    label: "Zoom in",
    keys: ["plus", "=", "shift+plus"],
    scope: "canvas",
    inMenu: false,
    isEnabled: always,
    run: ({ canvas }) => canvas?.zoomBy(1.25),
  },
  {
    id: "zoom-out",
    label: "Zoom out",
    keys: ["-"],
    scope: "canvas",
    inMenu: false,
    isEnabled: always,
    run: ({ canvas }) => canvas?.zoomBy(0.8),
  },
  {
    id: "shortcuts",
    label: "List the shortcuts",
    keys: ["shift+?", "?"],
    scope: "everywhere",
    inMenu: false,
    isEnabled: always,
    run: ({ openShortcuts }) => openShortcuts(),
  },
];

/** The pairs that useHotkeys and getHotkeyHandler take. A command that is not enabled lets the key pass. */
export function hotkeys(scope: Command["scope"], context: () => CommandContext): [string, () => void][] {
  return commands
    .filter((command) => command.scope === scope)
    .flatMap((command) =>
      command.keys.map((keys): [string, () => void] => [
        keys,
        () => {
          const current = context();
          if (command.isEnabled(current)) command.run(current);
        },
      ]),
    );
}
