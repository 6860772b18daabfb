import { layerCells, type SeriesCells } from "../packing/series-cells.ts";

export interface LayerRow {
  kind: number;
  /** 0: imports, 1: seeds. */
  layer: number;
  unit: string | number;
}

/**
 * One series for each kind out of rows sorted by kind and layer. A figure of the seeds in another unit than the
 * import's keeps its US dollars; its reported value cannot be given in the series' unit and is missing.
 */
export function layerSeries<Row extends LayerRow>(
  rows: readonly Row[],
  unpack: (row: Row) => SeriesCells,
): { row: Row; cells: SeriesCells }[] {
  const series: { row: Row; cells: SeriesCells }[] = [];
  for (const row of rows) {
    const cells = unpack(row);
    const before = series.at(-1);
    if (before?.row.kind !== row.kind) series.push({ row, cells });
    else before.cells = layerCells(before.cells, row.unit === before.row.unit ? cells : withoutReported(cells));
  }
  return series;
}

function withoutReported(cells: SeriesCells): SeriesCells {
  return { ...cells, reportedValue: cells.reportedValue.map(() => Number.NaN) };
}
