/** Everything that a trace reads: the index, the coverage and the few facts of the graph that bear on figures. */
import { hsLevel, type ChplTier } from "#graph-schema/hs-code.ts";
import type { RouteKey } from "#graph-schema/node-id.ts";
import { observationStatuses, type CoverageBlock } from "#graph-schema/trade-series.ts";
import { createCoverageTable, type CoverageTable } from "./coverage/coverage-table.ts";
import { closedIn2022 } from "./nomenclature/hs-2022-changes.ts";
import { hs2022Subheadings } from "./nomenclature/hs-2022.ts";
import { createDictionary, type Dictionary } from "./trade-index/dictionary.ts";
import type { Strand } from "./trade-index/strand.ts";
import type { TradeColumns, TradeIndexData } from "./trade-index/trade-index.ts";

export interface DatasetFacts {
  id: string;
  label: string;
  edition: string | null;
  /** Lower comes first. */
  precedence: number;
  synthetic: boolean;
}

export interface CountryFacts {
  key: string;
  label: string;
  kind: "country" | "territory" | "aggregate";
  members: readonly string[];
}

export interface CaveatFacts {
  id: string;
  kind: "caveat" | "reporting-gap";
  concerns: readonly string[];
  sides: readonly ("exporter" | "importer")[];
  /** Of an aggregate: it speaks of legs between two members only. */
  betweenMembers: boolean;
  /** EDTF dates. */
  validFrom: string | null;
  validTo: string | null;
}

export interface ClaimedRouteFacts extends RouteKey {
  claims: readonly string[];
}

/** Plain data, as it passes to a worker thread. */
export interface TraceFacts {
  dataVersion: string;
  datasets: readonly DatasetFacts[];
  countries: readonly CountryFacts[];
  /** Tier of each code on the Common High Priority List. */
  chplTiers: readonly (readonly [hs: string, tier: ChplTier])[];
  coverage: readonly CoverageBlock[];
  claimedRoutes: readonly ClaimedRouteFacts[];
  caveats: readonly CaveatFacts[];
}

export interface TraceWorld {
  facts: TraceFacts;
  columns: TradeColumns;
  countries: Dictionary;
  codes: Dictionary;
  /** Digits of each code; 0 for all goods. */
  codeLevels: Uint8Array;
  /** 1 where the code is a subheading of HS 2022. */
  isNomenclature: Uint8Array;
  strands: readonly Strand[];
  units: readonly string[];
  coverage: CoverageTable;
  /** Per country number: its facts; undefined where the graph holds no node. */
  countryFacts: readonly (CountryFacts | undefined)[];
  /** Set where a status is the reporter's own word; see observationStatuses. */
  partnerDerivedStatus: number;
}

/** Country keys and codes that need a number besides those of the routes. */
export function textsOfFacts(facts: TraceFacts, commodities: Iterable<string>) {
  const countries = facts.countries.map(({ key }) => key);
  const codes = new Set(["TOTAL", ...hs2022Subheadings, ...closedIn2022, ...commodities]);
  for (const code of hs2022Subheadings) codes.add(code.slice(0, 4)).add(code.slice(0, 2));
  for (const { reporter, partners, codes: covered } of facts.coverage) {
    countries.push(reporter, ...(partners === "all" ? [] : partners));
    for (const code of covered) codes.add(code);
  }
  return { countries, codes };
}

export function createTraceWorld(data: TradeIndexData, facts: TraceFacts): TraceWorld {
  const countries = createDictionary(data.countries);
  const codes = createDictionary(data.codes);
  const strands = [...data.strands];
  const subheadings = new Set(hs2022Subheadings);
  const factsByKey = new Map(facts.countries.map((country) => [country.key, country]));
  return {
    facts,
    columns: data.columns,
    countries,
    codes,
    codeLevels: Uint8Array.from(codes.texts, hsLevel),
    isNomenclature: Uint8Array.from(codes.texts, (code) => (subheadings.has(code) ? 1 : 0)),
    strands,
    units: data.units,
    coverage: createCoverageTable(facts.coverage, strands, countries, codes),
    countryFacts: countries.texts.map((key) => factsByKey.get(key)),
    partnerDerivedStatus: observationStatuses.indexOf("partner-derived"),
  };
}
