import type { TradeFormat } from "../trade-format.ts";
import { readPeriodColumn, type TableMapping } from "./table-mapping.ts";
import { TableReader } from "./table-reader.ts";

/** A format that a mapping describes. */
export function createTableFormat(mapping: TableMapping): TradeFormat {
  const isWide = "wide" in mapping.period;
  return {
    id: mapping.id,
    label: mapping.label,
    description: mapping.description,
    dataset: mapping.dataset,
    signature: {
      required: mapping.columns,
      optional: mapping.optionalColumns,
      ...(isWide ? { isValueColumn: (name: string) => readPeriodColumn(name) !== undefined } : {}),
    },
    coverage: mapping.coverage,
    open: (header, sink) => new TableReader(mapping, header, sink),
  };
}
