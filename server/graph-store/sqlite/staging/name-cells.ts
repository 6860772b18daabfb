import { isHsCode } from "#graph-schema/hs-code.ts";
import { parseNodeId } from "#graph-schema/node-id.ts";
import { GraphStoreError } from "../../graph-store-error.ts";
import { seriesKeyText, type CellBatch, type SeriesHeader, type SeriesKind } from "../../series-block.ts";
import { checkDataset } from "./check-elements.ts";
import { emptyNames, nameLimits, type CellNames, type StagedCells } from "./staged-cells.ts";

/** Gives the texts of an import numbers, so that threads exchange columns of numbers only. */
export class CellNamer {
  readonly #session: number;
  readonly #contributor: string;
  readonly #numbers: Record<keyof CellNames, Map<string, number>> = {
    countries: new Map(),
    codes: new Map(),
    kinds: new Map(),
    units: new Map(),
    files: new Map(),
  };
  #news: CellNames = emptyNames();

  constructor(session: number, contributor: string) {
    this.#session = session;
    this.#contributor = contributor;
  }

  /** Throws `rejected` when a key is no valid one or speaks for another dataset than the import's own. */
  name(batch: CellBatch): StagedCells {
    const { keys } = batch;
    const keyEnds = new Uint32Array(keys.length);
    const keyGoods = new Uint32Array(keys.length);
    const keyUnit = new Uint16Array(keys.length);
    for (const [i, key] of keys.entries()) {
      keyEnds[i] = this.#country(key.exporter) * 65_536 + this.#country(key.importer);
      keyGoods[i] = this.#code(key.hs) * 4096 + this.#kind(key);
      keyUnit[i] = this.#number("units", key.reportedUnit, () => key.reportedUnit);
    }
    const file = this.#number("files", batch.fileName, () => batch.fileName);
    const { keyIndex, period, value, reportedValue, kilograms } = batch;
    const { status, kilogramsEstimated, monthsCovered, line, breakdown } = batch;
    const newNames = this.#news;
    this.#news = emptyNames();
    return {
      session: this.#session,
      newNames,
      file,
      keyEnds,
      keyGoods,
      keyUnit,
      keyIndex,
      period,
      value,
      reportedValue,
      kilograms,
      status,
      kilogramsEstimated,
      monthsCovered,
      line,
      breakdown,
    };
  }

  #country(key: string): number {
    return this.#number("countries", key, () => {
      if (!parseNodeId(`country:${key}`)) throw rejected(`${key} is not a country key such as CHN.`, key);
      return key;
    });
  }

  #code(hs: string): number {
    return this.#number("codes", hs, () => {
      if (!isHsCode(hs)) throw rejected(`${hs} is not an HS code of 2, 4 or 6 digits or TOTAL.`, hs);
      return hs;
    });
  }

  #kind(key: SeriesHeader): number {
    return this.#number("kinds", seriesKeyText(key), () => {
      const { dataset, side, flow, frequency, edition, valuation, basis } = key;
      checkDataset(this.#contributor, dataset);
      return { dataset, side, flow, frequency, edition, valuation, basis };
    });
  }

  #number<Name extends keyof CellNames>(list: Name, text: string, make: () => string | SeriesKind): number {
    const known = this.#numbers[list].get(text);
    if (known !== undefined) return known;
    const made = make();
    const number = this.#numbers[list].size;
    if (number >= nameLimits[list]) throw rejected(`An import holds more than ${nameLimits[list]} ${list}.`, list);
    this.#numbers[list].set(text, number);
    (this.#news[list] as (string | SeriesKind)[]).push(made);
    return number;
  }
}

function rejected(message: string, subject: string): GraphStoreError {
  return new GraphStoreError("rejected", message, { subject });
}

/** Every buffer of the batch, to be handed to the writer thread. */
export function stagedBuffers(cells: StagedCells): ArrayBuffer[] {
  const buffers = Object.values(cells)
    .filter((column) => ArrayBuffer.isView(column))
    .map((column) => column.buffer as ArrayBuffer);
  return [...new Set(buffers)];
}
