/** How the figures of a trace were computed, leg by leg, down to the rows. */
import type { Leg, TraceResponse, UnreportedLeg } from "#graph-schema/contract/trace.ts";
import { printable } from "./printable.ts";

/** The legs of an answer that carry an explanation, each once. */
function* explainedLegs(answer: TraceResponse): Generator<[commodity: string, leg: Leg]> {
  const seen = new Set<string>();
  const groups: [string, (Leg | UnreportedLeg)[]][] = [
    ...answer.chains.map(({ commodity, legs }): [string, Leg[]] => [commodity, legs]),
    ...answer.claimChains.map(({ commodity, legs }): [string, Leg[]] => [
      commodity,
      legs.flatMap(({ figures }) => figures ?? []),
    ]),
    ...answer.openChains.map(({ commodity, legs }): [string, (Leg | UnreportedLeg)[]] => [commodity, legs]),
    ...answer.direct.map(({ commodity, leg }): [string, (Leg | UnreportedLeg)[]] => [commodity, [leg]]),
  ];
  for (const [commodity, legs] of groups) {
    for (const leg of legs) {
      if (leg.reporter === null || leg.explanation === undefined) continue;
      const key = [commodity, leg.exporter, leg.importer, leg.dataset, leg.flow, leg.basis].join("|");
      if (!seen.has(key)) yield [commodity, leg];
      seen.add(key);
    }
  }
}

function amount(value: number | null): string {
  return value === null ? "missing" : String(Number(value.toFixed(2)));
}

export function printExplanations(answer: TraceResponse): void {
  console.log("\nHow computed");
  for (const [commodity, leg] of explainedLegs(answer)) {
    console.log(`  ${leg.exporter} → ${leg.importer}, HS ${commodity}`);
    const { steps, observations } = leg.explanation!;
    for (const step of steps) console.log(`    ${printable(step)}`);
    for (const { hs, period, reportedValue, reportedUnit, usdPerUnit, value, status, rows } of observations) {
      const rate = usdPerUnit === null ? "" : ` × ${Number(usdPerUnit.toPrecision(8))}`;
      const sum = `${amount(reportedValue)} ${reportedUnit}${rate} = USD ${amount(value)}`;
      console.log(`      ${hs} ${period}: ${printable(sum)}, ${status}, ${printable(rows)}`);
    }
  }
}
