import { datasetDescriptions } from "../datasets/dataset-descriptions.ts";
import type { TableMapping } from "../tables/table-mapping.ts";

/** Both tables hold every non-zero cell of their goods, partners and periods: an absent row means zero among these. */
const common = {
  dataset: datasetDescriptions.eurostatComext,
  optionalColumns: [],
  reporter: { column: "reporter", as: "keys" },
  partner: { column: "partner_iso3", as: "keys" },
  flow: { fixed: { flow: "X", side: "exporter", valuation: "FOB", basis: "lastKnownDestination" } },
  amount: { column: "value_eur", currency: "EUR", scale: 0 },
  edition: "national",
  coverage: "declare",
} as const satisfies Partial<TableMapping>;

export const eurostatMonthlyHeadings: TableMapping = {
  ...common,
  id: "eurostat-eu27-exports-hs4-monthly",
  label: "Eurostat: EU27 exports by heading and month",
  description: "EU27 exports of sanctioned goods by HS heading, partner and month, in euro (Comext DS-045409).",
  columns: ["reporter", "partner_iso3", "hs4", "month", "value_eur"],
  commodity: { column: "hs4" },
  period: { column: "month", form: "month" },
};

export const eurostatYearlySubheadings: TableMapping = {
  ...common,
  id: "eurostat-eu27-exports-hs6-yearly",
  label: "Eurostat: EU27 exports by subheading and year",
  description: "EU27 exports of sanctioned goods by HS subheading, partner and year, in euro (Comext DS-045409).",
  columns: ["reporter", "partner_iso3", "hs6", "year", "value_eur"],
  commodity: { column: "hs6" },
  period: { column: "year", form: "year" },
  monthsCovered: { "2022": 11 },
  notes: ["2022 holds January to November only and is never used as a year"],
};
