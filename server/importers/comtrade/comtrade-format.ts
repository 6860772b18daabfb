import { datasetDescriptions } from "../datasets/dataset-descriptions.ts";
import type { TradeFormat } from "../trade-format.ts";
import { comtradeSignature } from "./comtrade-columns.ts";
import { ComtradeReader } from "./comtrade-reader.ts";

export const comtradeFormat: TradeFormat = {
  id: "un-comtrade",
  label: "UN Comtrade (API or website download)",
  description:
    "CSV of UN Comtrade's new API (47 columns) or of its website (TradeData_….csv): annual or monthly trade in goods by HS code.",
  dataset: datasetDescriptions.unComtrade,
  signature: comtradeSignature,
  coverage: "infer",
  open: (header, sink) => new ComtradeReader(header, sink),
};
