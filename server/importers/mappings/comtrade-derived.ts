/** Tables that others derived from UN Comtrade. They leave rows out by rules of their own: no coverage is taken. */
import { datasetDescriptions } from "../datasets/dataset-descriptions.ts";
import type { TableMapping } from "../tables/table-mapping.ts";

const imports = { flow: "M", side: "importer", valuation: "CIF", basis: "origin" } as const;
const exports = { flow: "X", side: "exporter", valuation: "FOB", basis: "lastKnownDestination" } as const;

const common = {
  dataset: datasetDescriptions.unComtrade,
  edition: "national",
  coverage: "none",
  notes: ["Derived from UN Comtrade by others: the HS edition is not named, and what was left out is not known"],
} as const satisfies Partial<TableMapping>;

export const comtradeImportsByReporter: TableMapping = {
  ...common,
  id: "comtrade-derived-imports-by-reporter",
  label: "UN Comtrade, derived: what each reporter imports from one partner",
  description: "Annual imports of all goods from one partner as each reporter declares them, in US dollars.",
  columns: ["refYear", "flowCode", "partnerDesc", "reporterDesc", "cmdCode", "partner_sum"],
  optionalColumns: ["partner_rank", "partner_perc", "partner_upper_sum"],
  reporter: { column: "reporterDesc", as: "names" },
  partner: { column: "partnerDesc", as: "names" },
  commodity: { column: "cmdCode" },
  flow: { column: "flowCode", meanings: { M: imports } },
  period: { column: "refYear", form: "year" },
  amount: { column: "partner_sum", currency: "USD", scale: 0 },
};

export const comtradeTopProducts: TableMapping = {
  ...common,
  id: "comtrade-derived-top-products",
  label: "UN Comtrade, derived: top products by reporter",
  description: "Annual imports of top HS6 products from one partner as each reporter declares them, in US dollars.",
  columns: ["refYear", "partnerDesc", "flowCode", "cmdCode", "reporterDesc", "cmd_partner_sum"],
  optionalColumns: ["cmdDesc", "cmd_partner_rank", "cmd_partner_perc", "cmd_partner_upper_sum"],
  reporter: { column: "reporterDesc", as: "names" },
  partner: { column: "partnerDesc", as: "names" },
  commodity: { column: "cmdCode" },
  flow: { column: "flowCode", meanings: { M: imports } },
  period: { column: "refYear", form: "year" },
  amount: { column: "cmd_partner_sum", currency: "USD", scale: 0 },
};

export const comtradeChinaExportsMonthly: TableMapping = {
  ...common,
  id: "comtrade-derived-china-exports-monthly",
  label: "UN Comtrade, derived: China's monthly exports by HS6",
  description: "China's monthly exports of single HS6 codes by partner, in US dollars and kilograms.",
  columns: ["period_dt", "partner_name", "hs6", "val", "qty"],
  optionalColumns: ["uv"],
  reporter: { fixed: "CHN" },
  partner: { column: "partner_name", as: "names" },
  commodity: { column: "hs6" },
  flow: { fixed: exports },
  period: { column: "period_dt", form: "first-day" },
  amount: { column: "val", currency: "USD", scale: 0 },
  kilograms: { column: "qty" },
};
