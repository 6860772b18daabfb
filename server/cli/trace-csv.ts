/** Every answer of a trace as CSV: one row each, with its sources, licences and the notice in columns of their own. */
import { stringify } from "csv-stringify/sync";
import type { Bottleneck, Leg, TraceRequest, TraceResponse, UnreportedLeg } from "#graph-schema/contract/trace.ts";
import type { GraphNode } from "#graph-schema/graph.ts";

type Cell = string | number | boolean | null;
type AnyLeg = Leg | UnreportedLeg;

interface Row {
  kind: "chain" | "claimed" | "open" | "direct";
  countries: readonly string[];
  commodity: string;
  level: number | null;
  bottleneck: Bottleneck | undefined;
  legs: readonly (AnyLeg | undefined)[];
  flags: readonly string[];
  evidence: readonly string[];
}

const legFields = ["exporter", "importer", "reporter", "dataset", "valuation", "basis", "status", "before_usd_a_year"];
const moreLegFields = ["after_usd_a_year", "change_usd_a_year", "before_covered", "after_covered", "marks"];

/** Text that a spreadsheet would run as a formula gets an apostrophe (OWASP); numbers stay numbers, negative ones too. */
export function escapeFormula(cell: Cell): Cell {
  return typeof cell === "string" && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

function coveredText({ periods }: Leg["before"]): string {
  return `${periods.covered} of ${periods.expected}`;
}

function legCells(leg: AnyLeg | undefined): Cell[] {
  const empty: Cell[] = [...legFields, ...moreLegFields].map(() => null);
  if (leg === undefined) return empty;
  if (leg.reporter === null) return [leg.exporter, leg.importer, "nobody", ...empty.slice(3)];
  const { exporter, importer, reporter, dataset, valuation, basis, status, before, after, change, marks } = leg;
  const own = [exporter, importer, reporter, dataset, valuation, basis, status, before.value, after.value, change];
  return [...own, coveredText(before), coveredText(after), marks.join("; ")];
}

function evidenceOf(legs: readonly (AnyLeg | undefined)[]): string[] {
  return legs.flatMap((leg) => leg?.evidence ?? []);
}

function rowsOf({ chains, claimChains, openChains, direct }: TraceResponse): Row[] {
  const plain = { level: null, bottleneck: undefined, flags: [] };
  return [
    ...chains.map((chain): Row => ({ ...chain, kind: "chain", evidence: evidenceOf(chain.legs) })),
    ...claimChains.map(({ countries, commodity, legs }): Row => {
      const figures = legs.map((leg) => leg.figures ?? undefined);
      const evidence = legs.flatMap((leg) => leg.evidence);
      return { ...plain, kind: "claimed", countries, commodity, legs: figures, evidence };
    }),
    ...openChains.map((chain): Row => ({ ...plain, ...chain, kind: "open", evidence: evidenceOf(chain.legs) })),
    ...direct.map(({ origin, destination, commodity, leg }): Row => {
      const countries = [origin, destination];
      return { ...plain, kind: "direct", countries, commodity, legs: [leg], evidence: leg.evidence };
    }),
  ];
}

function bottleneckCells(bottleneck: Bottleneck | undefined): Cell[] {
  if (bottleneck === undefined) return Array.from({ length: 9 }, () => null);
  const { before, after, change, growth, reason, coarse, partial, ceiling, valuation } = bottleneck;
  return [before, after, change, growth, reason ?? null, coarse, partial, ceiling, valuation];
}

/** Sources by label, and the strictest of their terms: one that forbids or does not tell binds all. */
function sourceCells(evidence: readonly string[], nodes: ReadonlyMap<string, GraphNode>): Cell[] {
  const named = [...new Set(evidence)].flatMap((id) => nodes.get(id) ?? []);
  const behind = named.flatMap((node) => (node.type === "Claim" ? node.evidence : []));
  const sources = [...new Set([...named, ...behind.flatMap((id) => nodes.get(id) ?? [])])];
  const licensed = sources.filter(({ type }) => type === "Dataset" || type === "Source");
  const terms = licensed.map(({ properties }) => properties.commercialUse);
  const commercial = terms.includes(false) ? "no" : terms.every((term) => term === true) ? "yes" : "not established";
  const licences = licensed.map(({ label, properties }) => {
    return `${label}: ${typeof properties.licence === "string" ? properties.licence : "licence not established"}`;
  });
  return [sources.map(({ id, label }) => `${label} (${id})`).join("; "), licences.join("; "), commercial];
}

const header = [
  "kind",
  "rank",
  "countries",
  "commodity",
  "matched_level",
  "bottleneck_before_usd_a_year",
  "bottleneck_after_usd_a_year",
  "change_usd_a_year",
  "growth",
  "reason_unknown",
  "coarse",
  "partial",
  "ceiling",
  "valuation",
  "flags",
];
const endHeader = [
  "sources",
  "licences",
  "commercial_use",
  "before",
  "after",
  "data_version",
  "completeness",
  "notice",
];

/** Amounts are nominal US dollars a year; an empty figure is unknown, never zero. All goods carry no rank. */
export function traceToCsv(request: TraceRequest, answer: TraceResponse): string {
  const nodes = new Map(answer.evidenceNodes.map((node) => [node.id, node]));
  const rows = rowsOf(answer);
  const places = Array.from({ length: Math.max(0, ...rows.map(({ legs }) => legs.length)) }, (_, at) => at);
  const { completeness } = answer;
  const ending = completeness.status === "complete" ? "complete" : `stopped: ${completeness.reason}`;
  const lines = rows.map((row, at): Cell[] => [
    row.kind,
    row.kind === "chain" && row.commodity !== "TOTAL" ? at + 1 : null,
    row.countries.join(" > "),
    row.commodity,
    row.level,
    ...bottleneckCells(row.bottleneck),
    row.flags.join("; "),
    ...places.flatMap((place) => legCells(row.legs[place])),
    ...sourceCells(row.evidence, nodes),
    request.before,
    request.after,
    answer.dataVersion,
    ending,
    answer.notice,
  ]);
  const legHeader = places.flatMap((at) => [...legFields, ...moreLegFields].map((field) => `leg${at + 1}_${field}`));
  const cells = [[...header, ...legHeader, ...endHeader], ...lines].map((line) => line.map(escapeFormula));
  return stringify(cells, { cast: { boolean: String }, record_delimiter: "windows" });
}
