import { Text, useComputedColorScheme } from "@mantine/core";
import { getHotkeyHandler } from "@mantine/hooks";
import { useMemo, type KeyboardEvent, type ReactNode, type Ref } from "react";
import { canvasElements, type CanvasElements } from "../canvas/canvas-elements.ts";
import type { FlowLook } from "../canvas/flow-look.ts";
import { GraphCanvas, type CanvasHandle } from "../canvas/graph-canvas.tsx";
import { nextEdge, stepTowards, type Direction } from "../canvas/walk.ts";
import { livingSelection, shownRelationships, shownTypes, targetOf } from "../exploration/view-state.ts";
import { ElementMenu } from "../features/element-menu/element-menu.tsx";
import { ExpandPanel } from "../features/expand/expand-panel.tsx";
import { Legend } from "../features/legend/legend.tsx";
import { describeElement } from "../features/canvas-list/listed-elements.ts";
import classes from "./canvas-region.module.css";
import { CanvasToolbar } from "./canvas-toolbar.tsx";
import { commands, hotkeys, type CommandContext } from "./commands.ts";
import type { LeftOut } from "../exploration/link/link-text.ts";

interface Props {
  ref: Ref<CanvasHandle>;
  context: CommandContext;
  expanding: string | null;
  onExpand: (id: string | null) => void;
  menu: MenuPlace | null;
  onMenu: (place: MenuPlace | null) => void;
  isLoading: boolean;
  leftOut: LeftOut;
}

/** Where the menu stands in the page. */
export interface MenuPlace {
  x: number;
  y: number;
}

/** The canvas with everything that floats on it. */
export function CanvasRegion({
  ref,
  context,
  expanding,
  onExpand,
  menu,
  onMenu,
  isLoading,
  leftOut,
}: Props): ReactNode {
  const { exploration, dispatch } = context;
  const { document, library, view } = exploration;
  const scheme = useComputedColorScheme("light");
  const elements = useMemo(() => canvasElements({ document, library }), [document, library]);
  const selection = livingSelection(exploration);
  const select = (ids: readonly string[]) => dispatch({ type: "select", ids });
  const inspect = (id: string) => dispatch({ type: "inspect", target: targetOf(exploration, id) });
  return (
    <div className={classes["region"]}>
      <div className={classes["stage"]}>
        <GraphCanvas
          ref={ref}
          elements={elements}
          selection={selection}
          scheme={scheme}
          picture={view.picture}
          announcement={selection.length === 1 ? describeElement(exploration, selection[0]!) : ""}
          onKeyDown={(event) => handleKey(event, context, elements, selection.at(-1))}
          onSelect={(ids) => {
            if (ids.toSorted().join() !== selection.toSorted().join()) select(ids);
          }}
          onInspect={(id) => {
            if (id !== null) inspect(id);
            else dispatch({ type: "light-chain", key: null });
          }}
          onExpand={onExpand}
          onMenu={(id, at) => {
            if (id !== null && !selection.includes(id)) select([id]);
            onMenu(at);
          }}
          onMove={(places) => dispatch({ type: "move", places })}
        />
        <CanvasToolbar context={context} />
        {elements.nodes.length === 0 && <EmptyCanvas isLoading={isLoading} />}
        {leftOut !== "nothing" && <LeftOutNotice leftOut={leftOut} />}
        {expanding !== null && Object.hasOwn(document.nodes, expanding) && (
          <div className={classes["float"]}>
            <ExpandPanel
              key={expanding}
              id={expanding}
              label={library.nodes[expanding]?.label ?? expanding}
              visible={Object.keys(document.nodes)}
              relationships={shownRelationships(exploration)}
              typeOf={(id) => library.nodes[id]?.type}
              onExpanded={(response) => dispatch({ type: "expand", parent: expanding, response })}
              onClose={() => onExpand(null)}
            />
          </div>
        )}
        {menu !== null && <SelectionMenu context={context} at={menu} onClose={() => onMenu(null)} />}
      </div>
      {elements.nodes.length > 0 && (
        <Legend scheme={scheme} types={shownTypes(exploration)} looks={looksOf(elements)} />
      )}
    </div>
  );
}

/** What a right click on the ground offers. */
const groundCommands: ReadonlySet<string> = new Set(["select-all", "undo", "redo", "search", "fit", "shortcuts"]);

function SelectionMenu({
  context,
  at,
  onClose,
}: {
  context: CommandContext;
  at: MenuPlace;
  onClose: () => void;
}): ReactNode {
  const selection = livingSelection(context.exploration);
  const title =
    selection.length === 1 ? describeElement(context.exploration, selection[0]!) : `${selection.length} selected`;
  const entries = commands.filter(({ id, inMenu }) => (selection.length === 0 ? groundCommands.has(id) : inMenu));
  const close = () => {
    onClose();
    context.canvas?.focus();
  };
  return (
    <ElementMenu
      at={at}
      title={selection.length === 0 ? "The whole canvas" : title}
      entries={entries.map((command) => ({ ...command, keys: command.keys[0], isEnabled: command.isEnabled(context) }))}
      onChoose={(id) => {
        close();
        commands.find((command) => command.id === id)?.run(context);
      }}
      onClose={close}
    />
  );
}

function EmptyCanvas({ isLoading }: { isLoading: boolean }): ReactNode {
  return (
    <div className={classes["empty"]}>
      <Text size="sm">
        {isLoading ? "Asking the founding question…" : "The canvas is empty. Search for a name, or ask a trace."}
      </Text>
    </div>
  );
}

function LeftOutNotice({ leftOut }: { leftOut: Exclude<LeftOut, "nothing"> }): ReactNode {
  const words = {
    positions: "The picture is too large for a link: the link holds what is shown, not where it stands.",
    elements: "The picture is too large for a link: the link holds the questions asked, not everything shown.",
  }[leftOut];
  return <output className={classes["notice"]}>{words}</output>;
}

function looksOf({ edges }: CanvasElements): FlowLook[] {
  const looks = new Set(edges.map(({ look }) => look));
  return (["figures", "claimed", "open", "context"] as const).filter((look) => looks.has(look));
}

const directions: ReadonlySet<string> = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]);

function handleKey(
  event: KeyboardEvent<HTMLElement>,
  context: CommandContext,
  elements: CanvasElements,
  current: string | undefined,
): void {
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (plain && directions.has(event.key)) {
    event.preventDefault();
    walkTo(stepTowards(current, event.key as Direction, elements), context);
  } else if (plain && (event.key === "[" || event.key === "]")) {
    event.preventDefault();
    walkTo(nextEdge(current, event.key === "[", elements), context);
  } else {
    getHotkeyHandler(hotkeys("canvas", () => context))(event);
  }
}

function walkTo(id: string | undefined, { dispatch, canvas }: CommandContext): void {
  if (id === undefined) return;
  dispatch({ type: "select", ids: [id] });
  canvas?.centreOn(id);
}
