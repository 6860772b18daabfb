import type { SeriesKind } from "../../series-block.ts";

/** Texts that cells name by number; grown batch by batch, in the order of first sight. */
export interface CellNames {
  countries: string[];
  codes: string[];
  kinds: SeriesKind[];
  units: string[];
  files: string[];
}

export function emptyNames(): CellNames {
  return { countries: [], codes: [], kinds: [], units: [], files: [] };
}

/**
 * Cells on their way to the writer thread. A series is two numbers: route end numbers (exporter × 65,536 + importer)
 * and code × 4,096 + kind; for each key of the batch, and per row the index of its key.
 */
export interface StagedCells {
  session: number;
  newNames: CellNames;
  file: number;
  keyEnds: Uint32Array<ArrayBuffer>;
  keyGoods: Uint32Array<ArrayBuffer>;
  keyUnit: Uint16Array<ArrayBuffer>;
  keyIndex: Uint32Array<ArrayBuffer>;
  period: Int32Array<ArrayBuffer>;
  value: Float64Array<ArrayBuffer>;
  reportedValue: Float64Array<ArrayBuffer>;
  kilograms: Float64Array<ArrayBuffer>;
  status: Uint8Array<ArrayBuffer>;
  kilogramsEstimated: Uint8Array<ArrayBuffer>;
  monthsCovered: Uint8Array<ArrayBuffer>;
  line: Uint32Array<ArrayBuffer>;
  breakdown: Uint8Array<ArrayBuffer>;
}

export const nameLimits = { countries: 65_536, codes: 1_048_576, kinds: 4096, units: 65_536, files: 65_536 } as const;

export const exporterOf = (ends: number) => ends >>> 16;
export const importerOf = (ends: number) => ends & 0xffff;
export const codeOf = (goods: number) => goods >>> 12;
export const kindOf = (goods: number) => goods & 0xfff;
