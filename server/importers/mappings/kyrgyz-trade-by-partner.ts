import { datasetDescriptions } from "../datasets/dataset-descriptions.ts";
import type { TableMapping } from "../tables/table-mapping.ts";

/** Exports of 2021 lack a partner (the rows add up to 60 % of the total), so coverage is taken only where rows add up. */
export const kyrgyzTradeByPartner: TableMapping = {
  id: "kyrgyz-trade-by-partner",
  label: "Kyrgyz statistics: trade by partner",
  description: "Official Kyrgyz exports and imports of all goods by partner and year, in thousand US dollars.",
  dataset: datasetDescriptions.kyrgyzStatistics,
  columns: ["flow", "partner_en", "year", "value_kusd"],
  optionalColumns: ["partner_ru"],
  reporter: { fixed: "KGZ" },
  partner: {
    column: "partner_en",
    as: "names",
    unallocated: {
      Total: "world",
      "The EU": "aggregate",
      "European Union (EU)": "areas-nes",
      CIS: "aggregate",
      EAEU: "aggregate",
      SCO: "aggregate",
      Europe: "aggregate",
      Asia: "aggregate",
      Africa: "aggregate",
      America: "aggregate",
      "Australia and Oceania": "aggregate",
      UN: "areas-nes",
      "Undefined country": "areas-nes",
    },
  },
  commodity: { fixed: "TOTAL" },
  flow: {
    column: "flow",
    meanings: {
      EXPORT: { flow: "X", side: "exporter", valuation: "FOB", basis: "lastKnownDestination" },
      IMPORT: { flow: "M", side: "importer", valuation: "CIF", basis: "origin" },
    },
  },
  period: { column: "year", form: "year" },
  amount: { column: "value_kusd", currency: "USD", scale: 3 },
  edition: "national",
  coverage: "declare-where-complete",
};
