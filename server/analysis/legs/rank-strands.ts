/** Whose word a leg takes: strands in the order in which a question prefers them. */
import type { ReporterChoice } from "#graph-schema/contract/trace.ts";
import type { PartnerBasis, Valuation } from "#graph-schema/trade-series.ts";
import { isMainFlow, strandText, type Strand } from "../trade-index/strand.ts";
import type { TraceWorld } from "../trace-world.ts";

/** A leg whose exporter is a hub is out of it, even where it leads into another. */
export type LegRole = "into-hub" | "out-of-hub" | "direct";

/**
 * Classes of `best` (method, section 3). Into a hub and direct: importer, exporter. Out of a hub: exporter by
 * destination, importer by consignment, importer by origin. Reconciled figures, neither side's own word, come last.
 */
function classInBest({ side, basis }: Strand, role: LegRole): number {
  if (side === "reconciled") return 3;
  if (role !== "out-of-hub") return side === "importer" ? 0 : 1;
  if (side === "exporter") return 0;
  return basis === "consignment" ? 1 : 2;
}

/** undefined: the question does not ask this side. */
function classOf(strand: Strand, reporter: ReporterChoice, role: LegRole): number | undefined {
  switch (reporter) {
    case "best":
      return classInBest(strand, role);
    case "larger":
    case "smaller":
      return strand.side === "reconciled" ? undefined : classInBest(strand, role);
    default:
      return strand.side === reporter ? classInBest(strand, role) : undefined;
  }
}

const basisOrder: Record<Strand["side"], readonly PartnerBasis[]> = {
  exporter: ["lastKnownDestination", "unknown", "consignment", "origin"],
  importer: ["origin", "unknown", "consignment", "lastKnownDestination"],
  reconciled: ["unknown", "lastKnownDestination", "origin", "consignment"],
};

const valuationOrder: Record<Strand["side"], readonly Valuation[]> = {
  exporter: ["FOB", "CIF", "unknown"],
  importer: ["CIF", "FOB", "unknown"],
  reconciled: ["FOB", "CIF", "unknown"],
};

/** Datasets in the order of the question, or of the stored precedence, then id; others are left out. */
export function datasetOrder({ facts, strands }: TraceWorld, datasets: readonly string[] | undefined): string[] {
  if (datasets !== undefined) return [...datasets];
  const precedence = new Map(facts.datasets.map(({ id, precedence }) => [id, precedence]));
  const ids = [...new Set(strands.map(({ dataset }) => dataset))];
  const place = (id: string) => precedence.get(id) ?? Infinity;
  return ids.toSorted((left, right) => place(left) - place(right) || (left < right ? -1 : 1));
}

/** Rank per strand number, 0 first; −1 where the question leaves it out. */
export function rankStrands(
  world: TraceWorld,
  question: { reporter: ReporterChoice; datasets?: readonly string[] | undefined },
  role: LegRole,
): Int32Array {
  const order = datasetOrder(world, question.datasets);
  const candidates = world.strands.flatMap((strand, number) => {
    const strandClass = classOf(strand, question.reporter, role);
    const dataset = order.indexOf(strand.dataset);
    if (strandClass === undefined || dataset < 0 || !isMainFlow(strand)) return [];
    const basis = basisOrder[strand.side].indexOf(strand.basis);
    const valuation = valuationOrder[strand.side].indexOf(strand.valuation);
    return [{ number, key: [strandClass, dataset, basis, valuation], text: strandText(strand) }];
  });
  candidates.sort((left, right) => compareKeys(left.key, right.key) || (left.text < right.text ? -1 : 1));
  const ranks = new Int32Array(world.strands.length).fill(-1);
  candidates.forEach(({ number }, rank) => (ranks[number] = rank));
  return ranks;
}

function compareKeys(left: readonly number[], right: readonly number[]): number {
  const at = left.findIndex((part, place) => part !== right[place]);
  return at < 0 ? 0 : left[at]! - right[at]!;
}
