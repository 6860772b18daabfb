import { SegmentedControl } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, type ReactNode } from "react";
import type { CanvasHandle } from "../canvas/graph-canvas.tsx";
import { ShowCypherContext } from "../components/show-cypher-button.tsx";
import { targetOf } from "../exploration/view-state.ts";
import { isFoundingQuestion } from "../features/first-screen/founding-question.ts";
import {
  answeredTraces,
  askFoundingQuestion,
  useFoundingQuestion,
} from "../features/first-screen/use-founding-question.ts";
import { ShortcutsHelp } from "../features/shortcuts/shortcuts-help.tsx";
import { addFound } from "./add-found.ts";
import { CanvasRegion, type MenuPlace } from "./canvas-region.tsx";
import { commands, hotkeys, type CommandContext } from "./commands.ts";
import { dispatch, explorationStore, useExploration } from "./exploration-context.ts";
import { LeftPanel, type LeftTab } from "./left-panel.tsx";
import classes from "./shell.module.css";
import { ImportSlot, InspectorSlot } from "./slots.tsx";
import { TopBar } from "./top-bar.tsx";
import { useAddressBar } from "./use-address-bar.ts";
import { useCypherDialogs } from "./use-cypher-dialogs.tsx";
import { useRegion, type Region } from "./use-region.ts";
import { useLibrary } from "./use-library.ts";

const regions = [
  { value: "left", label: "Ask" },
  { value: "canvas", label: "Canvas" },
  { value: "details", label: "Details" },
];

/** The regions of the screen; on a narrow or zoomed one they take turns. */
export function Shell(): ReactNode {
  const exploration = useExploration((whole) => whole);
  const { inspected } = exploration.view;
  const { region, chooseRegion } = useRegion(inspected);
  /** A chain chosen in the list before the canvas has it: it is lit once it is drawn. */
  const [awaitedLight, setAwaitedLight] = useState<string | null>(null);
  const [chosenTab, setTab] = useState<LeftTab | null>(null);
  const [isLeftOpen, setLeftOpen] = useState(true);
  const [importing, setImporting] = useState(false);
  const [shortcuts, setShortcuts] = useState(false);
  const cypher = useCypherDialogs();
  const [expanding, setExpanding] = useState<string | null>(null);
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const [search, setSearch] = useState<HTMLInputElement | null>(null);
  const [canvas, setCanvas] = useState<CanvasHandle | null>(null);
  const address = useAddressBar();
  const founding = useFoundingQuestion();
  useLibrary();

  const { answers, nodes, isPending } = founding;
  const startFounding = () => dispatch({ type: "start", traces: answeredTraces(answers) });
  const client = useQueryClient();
  const runAgain = async () => dispatch({ type: "start", traces: await askFoundingQuestion(client) });
  const isWaiting = address.state === "empty" && exploration.view.picture === 0;
  useEffect(() => {
    if (!isWaiting || isPending) return;
    dispatch({ type: "learn", nodes });
    dispatch({ type: "start", traces: answeredTraces(answers) });
    if (awaitedLight !== null) dispatch({ type: "light-chain", key: awaitedLight });
  }, [isWaiting, isPending, answers, nodes, awaitedLight]);

  const context: CommandContext = {
    exploration,
    dispatch,
    canvas,
    openSearch: () => search?.focus(),
    openExpand: (id) => {
      setExpanding(id);
      chooseRegion("canvas");
    },
    openMenu: (id) => setMenu(placeOfMenu(canvas, id)),
    openShortcuts: () => setShortcuts(true),
    openCypher: cypher.openConsole,
  };
  useHotkeys(hotkeys("everywhere", () => context));
  const inspect = (id: string) => {
    dispatch({ type: "select", ids: [id] });
    dispatch({ type: "inspect", target: targetOf(explorationStore.getState(), id) });
    canvas?.centreOn(id);
  };
  return (
    <ShowCypherContext value={cypher.show}>
      <div className={classes["shell"]} data-left={isLeftOpen ? "open" : "folded"} data-region={region}>
        <TopBar
          searchRef={setSearch}
          onChoose={(item) => void addFound(item).then(() => inspect(item.id))}
          onHome={startFounding}
          onImport={() => setImporting(true)}
          onCypher={cypher.openConsole}
          isLeftOpen={isLeftOpen}
          onToggleLeft={() => setLeftOpen(!isLeftOpen)}
        />
        <nav className={classes["switch"]} aria-label="Regions">
          <SegmentedControl
            fullWidth
            size="xs"
            value={region}
            onChange={(value) => chooseRegion(value as Region)}
            data={regions.map((entry) => ({ ...entry, disabled: entry.value === "details" && inspected === null }))}
          />
        </nav>
        <aside className={classes["left"]} aria-label="Question and traces">
          <LeftPanel
            tab={chosenTab ?? (isFoundingQuestion(Object.keys(exploration.document.traces)) ? "question" : "trace")}
            onTab={setTab}
            context={context}
            founding={founding}
            awaitedLight={isWaiting ? awaitedLight : null}
            onLight={(key) => (isWaiting ? setAwaitedLight(key) : dispatch({ type: "light-chain", key }))}
            onImport={() => setImporting(true)}
            onRunAgain={() => void runAgain()}
            onInspect={inspect}
          />
        </aside>
        <main className={classes["canvas"]} aria-label="Canvas">
          <CanvasRegion
            ref={setCanvas}
            context={context}
            expanding={expanding}
            onExpand={setExpanding}
            menu={menu}
            onMenu={setMenu}
            isLoading={isWaiting}
            leftOut={address.leftOut}
          />
        </main>
        {inspected !== null && (
          <aside className={classes["details"]} aria-label="Details">
            <InspectorSlot target={inspected} />
          </aside>
        )}
        <ImportSlot opened={importing} onClose={() => setImporting(false)} />
        {cypher.dialogs}
        <ShortcutsHelp opened={shortcuts} shortcuts={commands} onClose={() => setShortcuts(false)} />
      </div>
    </ShowCypherContext>
  );
}

/** Beside the element, or in the middle of the screen where there is none. */
function placeOfMenu(canvas: CanvasHandle | null, id: string | null): MenuPlace {
  const middle = { x: globalThis.innerWidth / 2, y: globalThis.innerHeight / 2 };
  return (id === null ? undefined : canvas?.placeOf(id)) ?? middle;
}
