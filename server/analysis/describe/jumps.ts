/** A year-on-year jump of more than threefold on all goods is a possible reporting artefact (method, section 4). */
import { Cells } from "../figures/cells.ts";
import { readCells } from "../figures/read-cells.ts";
import type { CodeFamily } from "../legs/code-family.ts";
import type { LegReader } from "../legs/leg-reader.ts";
import type { LegReading } from "../legs/leg-reading.ts";
import { findRoute } from "../trade-index/find-routes.ts";
import { usd } from "./leg-marks.ts";

const suspiciousFactor = 3;

/** Words for each pair of neighbouring years between the windows' outer ends; empty for anything but all goods. */
export function jumpsOfLeg(reader: LegReader, family: CodeFamily, reading: LegReading): string[] {
  const { world, question } = reader;
  if (family.level !== 0 || reading.strandBefore !== reading.strandAfter) return [];
  const { before, after } = question.windows;
  const perYear = before.frequency === "year" ? 1 : 12;
  const first = Math.floor(before.first / perYear);
  const window = { frequency: "year", first, last: Math.floor(after.last / perYear) } as const;
  const cells = new Cells();
  const route = findRoute(world.columns, family.code, reading.exporter, reading.importer);
  const { exporter, importer, strandAfter: strand } = reading;
  const source = { route, code: family.code, exporter, importer, strand, edition: reading.editionAfter };
  readCells(world, source, window, cells);
  const jumps: string[] = [];
  for (let at = 1; at < cells.length; at += 1) {
    const [old, now] = [cells.value[at - 1]!, cells.value[at]!];
    if (!(old > 0) || now <= old * suspiciousFactor) continue;
    const years = `${usd(old)} in ${first + at - 1}, ${usd(now)} in ${first + at}`;
    jumps.push(`${years}: more than threefold in a year on all goods, possibly a reporting artefact`);
  }
  return jumps;
}
