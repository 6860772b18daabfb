import type { SeriesBlock, SeriesHeader } from "../../series-block.ts";
import type { TradeColumns } from "../packing/unpack-cells.ts";

export function buildSeriesBlock(series: readonly { header: SeriesHeader; cells: TradeColumns }[]): SeriesBlock {
  const offsets = new Uint32Array(series.length + 1);
  for (const [i, { cells }] of series.entries()) offsets[i + 1] = offsets[i]! + cells.period.length;
  const total = offsets[series.length]!;
  const block: SeriesBlock = {
    headers: series.map(({ header }) => header),
    offsets,
    period: new Int32Array(total),
    value: new Float64Array(total),
    reportedValue: new Float64Array(total),
    status: new Uint8Array(total),
    monthsCovered: new Uint8Array(total),
  };
  for (const [i, { cells }] of series.entries()) {
    const at = offsets[i]!;
    block.period.set(cells.period, at);
    block.value.set(cells.value, at);
    block.reportedValue.set(cells.reportedValue, at);
    block.status.set(cells.status, at);
    block.monthsCovered.set(cells.monthsCovered, at);
  }
  return block;
}

export function blockBuffers(block: SeriesBlock): ArrayBuffer[] {
  const { offsets, period, value, reportedValue, status, monthsCovered } = block;
  return [offsets, period, value, reportedValue, status, monthsCovered].map((column) => column.buffer);
}
