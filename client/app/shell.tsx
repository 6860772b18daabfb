import { SegmentedControl } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useExploration } from "./exploration-context.ts";
import classes from "./shell.module.css";
import { ImportSlot, InspectorSlot, TraceSlot } from "./slots.tsx";
import { TopBar } from "./top-bar.tsx";

const regions = [
  { value: "trace", label: "Trace" },
  { value: "canvas", label: "Canvas" },
  { value: "details", label: "Details" },
];

/** The regions of the screen; on a narrow or zoomed one they take turns. */
export function Shell(): ReactNode {
  const inspected = useExploration(({ view }) => view.inspected);
  const [region, setRegion] = useState("canvas");
  const [importing, setImporting] = useState(false);
  return (
    <div className={classes["shell"]} data-region={region}>
      <TopBar onImport={() => setImporting(true)} />
      <nav className={classes["switch"]} aria-label="Regions">
        <SegmentedControl fullWidth size="xs" data={regions} value={region} onChange={setRegion} />
      </nav>
      <aside className={classes["trace"]} aria-label="Trace">
        <TraceSlot />
      </aside>
      <main className={classes["canvas"]} aria-label="Canvas" />
      {inspected !== null && (
        <aside className={classes["details"]} aria-label="Details">
          <InspectorSlot target={inspected} />
        </aside>
      )}
      <ImportSlot opened={importing} onClose={() => setImporting(false)} />
    </div>
  );
}
