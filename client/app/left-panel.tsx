import { Tabs } from "@mantine/core";
import type { ReactNode } from "react";
import { litChain } from "../exploration/state.ts";
import { CanvasList } from "../features/canvas-list/canvas-list.tsx";
import { listedFlows, listedNodes } from "../features/canvas-list/listed-elements.ts";
import { FirstScreen } from "../features/first-screen/first-screen.tsx";
import type { FoundingAnswers } from "../features/first-screen/use-founding-question.ts";
import { livingSelection } from "../exploration/view-state.ts";
import type { CommandContext } from "./commands.ts";
import classes from "./shell.module.css";
import { TraceSlot } from "./slots.tsx";

export type LeftTab = "question" | "trace" | "list";

interface Props {
  tab: LeftTab;
  onTab: (tab: LeftTab) => void;
  context: CommandContext;
  founding: FoundingAnswers;
  /** Key of a chain that is to be lit as soon as the canvas has it. */
  awaitedLight: string | null;
  onLight: (key: string | null) => void;
  onImport: () => void;
  onRunAgain: () => void;
  onInspect: (id: string) => void;
}

/** The founding question, the traces, and the canvas as a list. The trace panel is kept, since it may hold a question half written. */
export function LeftPanel({ tab, onTab, context, founding, awaitedLight, onInspect, ...actions }: Props): ReactNode {
  const { exploration, dispatch } = context;
  const { onLight, onImport, onRunAgain } = actions;
  return (
    <Tabs value={tab} onChange={(value) => onTab(value as LeftTab)} keepMounted={false} className={classes["tabs"]}>
      <Tabs.List grow>
        <Tabs.Tab value="question">Question</Tabs.Tab>
        <Tabs.Tab value="trace">Trace</Tabs.Tab>
        <Tabs.Tab value="list">On canvas</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="question" className={classes["scroll"]}>
        <FirstScreen
          founding={founding}
          lit={litChain(exploration.document) ?? awaitedLight}
          onLight={onLight}
          onImport={onImport}
          onAskOwn={() => onTab("trace")}
          onRunAgain={onRunAgain}
          onInspectNode={(id) => dispatch({ type: "inspect", target: { kind: "node", id } })}
        />
      </Tabs.Panel>
      <Tabs.Panel value="trace" keepMounted className={classes["scroll"]}>
        <TraceSlot />
      </Tabs.Panel>
      <Tabs.Panel value="list" className={classes["scroll"]}>
        <CanvasList
          nodes={listedNodes(exploration)}
          flows={listedFlows(exploration)}
          selection={livingSelection(exploration)}
          onInspect={onInspect}
          onExpand={context.openExpand}
        />
      </Tabs.Panel>
    </Tabs>
  );
}
