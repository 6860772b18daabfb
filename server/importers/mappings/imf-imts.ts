import { datasetDescriptions } from "../datasets/dataset-descriptions.ts";
import type { TableMapping } from "../tables/table-mapping.ts";

const importsCif = { flow: "M", side: "importer", valuation: "CIF", basis: "origin" } as const;
const exportsFob = { flow: "X", side: "exporter", valuation: "FOB", basis: "lastKnownDestination" } as const;

/** An empty cell is a missing figure, not zero; so no coverage is declared. */
export const imfImts: TableMapping = {
  id: "imf-imts",
  label: "IMF trade in goods by partner (IMTS)",
  description:
    "IMF International Trade in Goods by partner country: periods in columns, all goods, one reporter or several.",
  dataset: datasetDescriptions.imfImts,
  columns: ["COUNTRY.ID", "INDICATOR.ID", "COUNTERPART_COUNTRY.ID", "FREQUENCY.ID", "SCALE.ID"],
  optionalColumns: [
    "DATASET",
    "SERIES_CODE",
    "OBS_MEASURE",
    "COUNTRY",
    "INDICATOR",
    "COUNTERPART_COUNTRY",
    "FREQUENCY",
    "SCALE",
    "TRADE_FLOW.ID",
    "TRADE_FLOW",
  ],
  reporter: { column: "COUNTRY.ID", as: "keys" },
  partner: {
    column: "COUNTERPART_COUNTRY.ID",
    as: "keys",
    nameColumn: "COUNTERPART_COUNTRY",
    economies: { WBG: "PSE", KOS: "XKX", TX126: "X58" },
    unallocated: { G001: "world", TX899: "special-categories" },
    // G…: groups of countries; TX…: areas that the reporter does not specify.
    unallocatedPrefixes: { G: "aggregate", TX: "areas-nes" },
  },
  commodity: { fixed: "TOTAL" },
  flow: {
    column: "INDICATOR.ID",
    meanings: {
      MG_CIF_USD: importsCif,
      MG_FOB_USD: { ...importsCif, valuation: "FOB" },
      XG_FOB_USD: exportsFob,
    },
  },
  period: { wide: true },
  amount: { currency: "USD", scale: { column: "SCALE.ID" } },
  edition: "national",
  only: [
    {
      column: "INDICATOR.ID",
      values: ["MG_CIF_USD", "MG_FOB_USD", "XG_FOB_USD"],
      reason: "indicator is neither imports nor exports in US dollars",
    },
    { column: "FREQUENCY.ID", values: ["A", "M"], reason: "frequency is neither annual nor monthly" },
  ],
  // The IMF compiles Russia's figures after early 2022 from what its partners report.
  statuses: [{ reporter: "RUS", from: 2022, status: "partner-derived" }],
  coverage: "none",
  notes: ["Empty cells are missing figures, not zero"],
};
