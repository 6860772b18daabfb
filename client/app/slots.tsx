/** Where features meet the shell: each region of the screen is filled here, so that no feature knows another. */
import { Button, Text } from "@mantine/core";
import { ArrowLeft } from "lucide-react";
import { useEffect, useMemo, useRef, type ReactNode } from "react";
import type { RouteKey } from "#graph-schema/node-id.ts";
import { DetailFrame } from "../components/detail-frame.tsx";
import { litChain, type Inspected } from "../exploration/state.ts";
import { FlowPanel } from "../features/flow/flow-panel.tsx";
import { ImportDialog } from "../features/imports/import-dialog.tsx";
import { ChainInspector } from "../features/inspector/chain-inspector.tsx";
import { NodeInspector } from "../features/inspector/node-inspector.tsx";
import { RelationshipInspector } from "../features/inspector/relationship-inspector.tsx";
import { TracePanel } from "../features/trace/trace-panel.tsx";
import { dispatch, useExploration } from "./exploration-context.ts";
import { useInspectionTrail } from "./use-inspection-trail.ts";

const inspect = (target: Inspected | null) => dispatch({ type: "inspect", target });

const inspectorActions = {
  onInspectNode: (id: string) => inspect({ kind: "node", id }),
  onInspectRelationship: (id: string) => inspect({ kind: "relationship", id }),
  onInspectFlow: ({ exporter, importer, hs }: RouteKey) =>
    inspect({ kind: "flow", exporter, importer, commodities: [hs], trace: null }),
  onClose: () => inspect(null),
};

function openChain(key: string): void {
  dispatch({ type: "light-chain", key });
  inspect({ kind: "chain", key });
}

/** The panel at the left: the trace's question and its ranked answer. */
export function TraceSlot(): ReactNode {
  const shown = useExploration(({ document }) => document.traces);
  const lit = useExploration(({ document }) => litChain(document) ?? null);
  const traces = useMemo(
    () => Object.entries(shown).map(([id, { request, role, title }]) => ({ id, question: request, role, title })),
    [shown],
  );
  return (
    <TracePanel
      traces={traces}
      lit={lit}
      onAnswer={(request, response) => dispatch({ type: "open-trace", replace: true, request, response })}
      onCloseTrace={(trace) => dispatch({ type: "close-trace", trace })}
      onOpenChain={openChain}
      onInspectNode={inspectorActions.onInspectNode}
    />
  );
}

/** The panel at the right: what is inspected, and the way back to what was inspected before. */
export function InspectorSlot({ target }: { target: Inspected }): ReactNode {
  const previous = useInspectionTrail(target);
  const frame = useRef<HTMLDivElement>(null);
  // The link that led here is gone with what it stood in: begin at the top, and keep the keyboard in the panel.
  useEffect(() => {
    if (previous === undefined) return;
    frame.current?.scrollIntoView({ block: "start" });
    if (document.activeElement === document.body) frame.current?.focus({ preventScroll: true });
  }, [target, previous]);
  return (
    <div ref={frame} tabIndex={-1} style={{ outline: "none" }}>
      {previous !== undefined && (
        <Button
          variant="subtle"
          size="compact-sm"
          mt="xs"
          ml="xs"
          leftSection={<ArrowLeft size={14} aria-hidden />}
          onClick={() => inspect(previous)}
        >
          Back
        </Button>
      )}
      <InspectedTarget target={target} />
    </div>
  );
}

function InspectedTarget({ target }: { target: Inspected }): ReactNode {
  switch (target.kind) {
    case "node":
      return <InspectedNode key={target.id} id={target.id} />;
    case "relationship":
      return <RelationshipInspector key={target.id} id={target.id} {...inspectorActions} />;
    case "chain":
      return <InspectedChain key={target.key} chainKey={target.key} />;
    case "flow": {
      const { exporter, importer, commodities } = target;
      return (
        <FlowPanel
          key={`${exporter}>${importer}`}
          exporter={exporter}
          importer={importer}
          commodities={commodities}
          onInspectNode={inspectorActions.onInspectNode}
          onClose={inspectorActions.onClose}
        />
      );
    }
  }
}

function InspectedNode({ id }: { id: string }): ReactNode {
  const isShown = useExploration(({ document }) => Object.hasOwn(document.nodes, id));
  return (
    <NodeInspector
      id={id}
      {...inspectorActions}
      {...(!isShown && { onShowOnCanvas: (node) => dispatch({ type: "add-nodes", nodes: [node] }) })}
    />
  );
}

function InspectedChain({ chainKey }: { chainKey: string }): ReactNode {
  const question = useExploration(({ document, library }) => {
    const trace = library.chains[chainKey]?.trace ?? chainKey.split("/")[0] ?? "";
    return document.traces[trace]?.request;
  });
  if (question !== undefined) return <ChainInspector chainKey={chainKey} question={question} {...inspectorActions} />;
  return (
    <DetailFrame kind="Possible chain" title="Chain" onClose={inspectorActions.onClose}>
      <Text size="sm">The trace that this chain belongs to is no longer on the canvas.</Text>
    </DetailFrame>
  );
}

/** Opened from the top bar. */
export function ImportSlot({ opened, onClose }: { opened: boolean; onClose: () => void }): ReactNode {
  return <ImportDialog opened={opened} onClose={onClose} />;
}
