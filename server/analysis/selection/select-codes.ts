/** From what a user selects (codes, TOTAL, `all`, tiers of the Common High Priority List) to codes to trace. */
import type { TraceResponse } from "#graph-schema/contract/trace.ts";
import type { TraceWorld } from "../trace-world.ts";
import { findFamily } from "../legs/code-family.ts";
import { RequestFaultError } from "./request-fault.ts";

export interface CodeSelection {
  /** Code numbers, sorted, each once. */
  codes: readonly number[];
  /** Codes that the user named one by one. */
  named: ReadonlySet<number>;
  /** What each selector stands for, and how many of its codes have data. */
  report: TraceResponse["selection"];
}

function hasData({ columns }: TraceWorld, code: number): boolean {
  return columns.codeRoutes[code + 1]! > columns.codeRoutes[code]!;
}

function isAtLevel(world: TraceWorld, code: number, level: number): boolean {
  return world.codeLevels[code] === level;
}

function codeRange(first: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at);
}

/** The codes that a heading or chapter is counted by: subheadings where any has data, else headings, else itself. */
function countedCodes(world: TraceWorld, code: number): number[] {
  const { first, end } = findFamily(world, code);
  const below = codeRange(first, end);
  const fine = below.filter((candidate) => isAtLevel(world, candidate, 6));
  if (fine.some((candidate) => hasData(world, candidate))) return fine;
  const headings = below.filter((candidate) => isAtLevel(world, candidate, 4));
  return headings.length > 0 ? headings : [code];
}

function listedCodes(world: TraceWorld, tier: string): number[] {
  const listed = world.facts.chplTiers.filter(([, own]) => tier === "all" || own === tier || own[0] === tier);
  return listed.map(([hs]) => world.codes.find(hs)).filter((code) => code >= 0);
}

/** Codes that stand for the selector in the trace, and those it is made of. */
function resolveSelector(world: TraceWorld, selector: string, field: string): { traced: number[]; made: number[] } {
  if (selector === "all") {
    const known = codeRange(0, world.codes.texts.length).filter((code) => isAtLevel(world, code, 6));
    const made = known.filter((code) => world.isNomenclature[code] === 1 || hasData(world, code));
    return { traced: made.filter((code) => hasData(world, code)), made };
  }
  if (selector.startsWith("chpl:")) {
    const made = listedCodes(world, selector.slice(5));
    return { traced: made, made };
  }
  const code = world.codes.find(selector);
  if (code < 0) throw new RequestFaultError("unknown-reference", field, `there is no HS code ${selector}`);
  return { traced: [code], made: countedCodes(world, code) };
}

/** The six-digit codes with data at or below a code. */
function fineCodes(world: TraceWorld, code: number): number[] {
  const { first, end } = findFamily(world, code);
  const all = isAtLevel(world, code, 6) ? [code] : codeRange(first, end);
  return all.filter((candidate) => isAtLevel(world, candidate, 6) && hasData(world, candidate));
}

export function selectCodes(
  world: TraceWorld,
  selectors: readonly string[],
  detail: "selection" | "hs6",
): CodeSelection {
  const codes = new Set<number>();
  const named = new Set<number>();
  const report = selectors.map((selector, at) => {
    const { traced, made } = resolveSelector(world, selector, `commodities.${at}`);
    const isNamed = traced.length === 1 && world.codes.texts[traced[0]!] === selector;
    if (isNamed) named.add(traced[0]!);
    const isContext = isNamed && isAtLevel(world, traced[0]!, 0);
    const own = detail === "hs6" && !isContext ? traced.flatMap((code) => fineCodes(world, code)) : traced;
    for (const code of own) codes.add(code);
    return { selector, codes: made.length, withData: made.filter((code) => hasData(world, code)).length };
  });
  return { codes: [...codes].toSorted((left, right) => left - right), named, report };
}
