/**
 * Which cells a dataset covers: there an absent row means zero, elsewhere nothing is known.
 * Blocks are grouped by dataset, side, flow, edition, frequency and reporter; look-ups do not allocate.
 */
import type { CoverageBlock } from "#graph-schema/trade-series.ts";
import { isValidInEdition } from "../nomenclature/edition-validity.ts";
import { editionNames, editionNumber } from "../hs-editions.ts";
import type { Dictionary } from "../trade-index/dictionary.ts";
import type { Strand } from "../trade-index/strand.ts";

interface CoveredBlock {
  /** null: all. */
  partners: Uint8Array | null;
  codes: Uint8Array;
  firstPeriod: number;
  periods: Uint8Array;
  isInferred: boolean;
}

/** Dataset, side and flow of coverage blocks; −1 where a strand takes no part in any. */
export type CoverageKind = number;

export interface CoverageTable {
  /** Strands whose absent rows the coverage speaks of, per kind. */
  kindOfStrand: Int32Array;
  strandsOfKind: readonly (readonly number[])[];
  /** Kinds in which a country covers something as reporter. */
  kindsOfReporter(reporter: number): readonly CoverageKind[];
  /** Bit set of editions in which the reporter covers something. */
  editions(kind: CoverageKind, reporter: number): number;
  /** −1 where there is no such group. */
  findGroup(kind: CoverageKind, edition: number, frequency: number, reporter: number): number;
  covers(group: number, partner: number, code: number, period: number): boolean;
  /** Whether some of the group's blocks were inferred from a file, not declared. */
  isInferred(group: number): boolean;
}

const kindText = ({ dataset, side, flow }: Pick<Strand, "dataset" | "side" | "flow">) => `${dataset}|${side}|${flow}`;

function bitsOf(texts: readonly string[], dictionary: Dictionary): Uint8Array {
  const bits = new Uint8Array(dictionary.texts.length);
  for (const text of texts) {
    const number = dictionary.find(text);
    if (number >= 0) bits[number] = 1;
  }
  return bits;
}

function compileBlock(block: CoverageBlock, countries: Dictionary, codes: Dictionary): CoveredBlock {
  const valid = block.codes.filter((code) => isValidInEdition(code, block.edition));
  const firstPeriod = block.periods.reduce((least, period) => Math.min(least, period), Infinity);
  const lastPeriod = block.periods.reduce((most, period) => Math.max(most, period), -Infinity);
  const periods = new Uint8Array(Math.max(0, lastPeriod - firstPeriod + 1));
  for (const period of block.periods) periods[period - firstPeriod] = 1;
  const partners = block.partners === "all" ? null : bitsOf(block.partners, countries);
  return { partners, codes: bitsOf(valid, codes), firstPeriod, periods, isInferred: block.origin === "inferred" };
}

/**
 * Blocks do not name a basis. Where a dataset's flow is held by consignment beside another basis, the rows by
 * consignment are a further view of the same imports, of which no coverage is known: their absent rows stay unknown.
 */
function assignStrands(blocks: readonly CoverageBlock[], strands: Strand[]) {
  const kinds = [...new Set(blocks.map(kindText))];
  const kindOfStrand = new Int32Array(strands.length + kinds.length).fill(-1);
  const strandsOfKind = kinds.map((text, kind) => {
    const own = strands.flatMap((strand, number) => (kindText(strand) === text ? [number] : []));
    const direct = own.filter((number) => strands[number]!.basis !== "consignment");
    const used = direct.length > 0 ? direct : own;
    if (used.length === 0) {
      const block = blocks.find((candidate) => kindText(candidate) === text)!;
      const { dataset, side, flow } = block;
      used.push(strands.push({ dataset, side, flow, valuation: "unknown", basis: "unknown" }) - 1);
    }
    for (const number of used) kindOfStrand[number] = kind;
    return used;
  });
  return { kinds, kindOfStrand: kindOfStrand.slice(0, strands.length), strandsOfKind };
}

/** Adds a strand to `strands` for each dataset, side and flow that covers cells without holding a single row. */
export function createCoverageTable(
  blocks: readonly CoverageBlock[],
  strands: Strand[],
  countries: Dictionary,
  codes: Dictionary,
): CoverageTable {
  const { kinds, kindOfStrand, strandsOfKind } = assignStrands(blocks, strands);
  const groups: CoveredBlock[][] = [];
  const groupNumbers = new Map<number, number>();
  const editionBits = new Map<number, number>();
  const kindsOfReporter = new Map<number, number[]>();
  const reporterKey = (kind: number, reporter: number) => kind * countries.texts.length + reporter;
  const groupKey = (kind: number, edition: number, frequency: number, reporter: number) =>
    (reporterKey(kind, reporter) * editionNames.length + edition) * 2 + frequency;

  for (const block of blocks) {
    const kind = kinds.indexOf(kindText(block));
    const reporter = countries.find(block.reporter);
    const edition = editionNumber(block.edition);
    const key = groupKey(kind, edition, block.frequency === "month" ? 1 : 0, reporter);
    if (!groupNumbers.has(key)) groupNumbers.set(key, groups.push([]) - 1);
    groups[groupNumbers.get(key)!]!.push(compileBlock(block, countries, codes));
    const bits = editionBits.get(reporterKey(kind, reporter)) ?? 0;
    editionBits.set(reporterKey(kind, reporter), bits | (1 << edition));
    const known = kindsOfReporter.get(reporter) ?? [];
    if (!known.includes(kind)) kindsOfReporter.set(reporter, [...known, kind]);
  }
  const none: number[] = [];
  return {
    kindOfStrand,
    strandsOfKind,
    kindsOfReporter: (reporter) => kindsOfReporter.get(reporter) ?? none,
    editions: (kind, reporter) => editionBits.get(reporterKey(kind, reporter)) ?? 0,
    findGroup: (kind, edition, frequency, reporter) =>
      groupNumbers.get(groupKey(kind, edition, frequency, reporter)) ?? -1,
    isInferred: (group) => group >= 0 && groups[group]!.some((block) => block.isInferred),
    covers: (group, partner, code, period) => group >= 0 && isCovered(groups[group]!, partner, code, period),
  };
}

function isCovered(blocks: readonly CoveredBlock[], partner: number, code: number, period: number): boolean {
  for (const block of blocks) {
    if (block.partners !== null && block.partners[partner] === 0) continue;
    if (block.codes[code] === 1 && block.periods[period - block.firstPeriod] === 1) return true;
  }
  return false;
}
