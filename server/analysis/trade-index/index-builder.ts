/** Collects blocks of series, in any order, and lays them out as one index in shared memory. */
import type { SeriesBlock } from "../../graph-store/series-block.ts";
import { editionNames, editionNumber } from "../hs-editions.ts";
import { countUp, sortByKey } from "./counting-sort.ts";
import { createDictionary, TextCollector, type Dictionary } from "./dictionary.ts";
import { GrowingUint32 } from "./growing-column.ts";
import { strandOf, strandText, type Strand } from "./strand.ts";
import type { TradeColumns, TradeIndexData } from "./trade-index.ts";

/** Texts that must have a number although no route may use them. */
export interface MoreTexts {
  countries: Iterable<string>;
  codes: Iterable<string>;
}

interface PendingSeries {
  exporter: Uint32Array;
  importer: Uint32Array;
  code: Uint32Array;
  strand: Uint32Array;
  /** Edition × 2 + frequency. */
  variant: Uint32Array;
  unit: Uint32Array;
}

export class IndexBuilder {
  readonly #countries = new TextCollector();
  readonly #codes = new TextCollector();
  readonly #units = new TextCollector();
  readonly #strandNumbers = new Map<string, number>();
  readonly #strands: Strand[] = [];
  readonly #series = {
    exporter: new GrowingUint32(),
    importer: new GrowingUint32(),
    code: new GrowingUint32(),
    strand: new GrowingUint32(),
    variant: new GrowingUint32(),
    unit: new GrowingUint32(),
    block: new GrowingUint32(),
    inBlock: new GrowingUint32(),
  };
  readonly #blocks: SeriesBlock[] = [];

  #strandNumber(strand: Strand): number {
    const text = strandText(strand);
    const known = this.#strandNumbers.get(text);
    if (known !== undefined) return known;
    this.#strandNumbers.set(text, this.#strands.length);
    this.#strands.push(strand);
    return this.#strands.length - 1;
  }

  /** Keeps the block's arrays until `finish`. */
  add(block: SeriesBlock): void {
    const blockNumber = this.#blocks.push(block) - 1;
    block.headers.forEach((header, inBlock) => {
      this.#series.exporter.push(this.#countries.add(header.exporter));
      this.#series.importer.push(this.#countries.add(header.importer));
      this.#series.code.push(this.#codes.add(header.hs));
      this.#series.strand.push(this.#strandNumber(strandOf(header)));
      this.#series.variant.push(editionNumber(header.edition) * 2 + (header.frequency === "month" ? 1 : 0));
      this.#series.unit.push(this.#units.add(header.reportedUnit));
      this.#series.block.push(blockNumber);
      this.#series.inBlock.push(inBlock);
    });
  }

  finish(more: MoreTexts): TradeIndexData {
    const countries = createDictionary([...this.#countries.texts(), ...more.countries]);
    const codes = createDictionary([...this.#codes.texts(), ...more.codes]);
    const series = this.#numberFinally(countries, codes);
    const order = orderSeries(series, countries.texts.length, codes.texts.length, this.#strands.length);
    const columns = {
      ...layOutRoutes(series, order, countries.texts.length, codes.texts.length),
      ...layOutSeries(series, order),
      ...this.#layOutObservations(order),
    };
    return {
      columns,
      countries: countries.texts,
      codes: codes.texts,
      strands: this.#strands,
      units: [...this.#units.texts()],
    };
  }

  #numberFinally(countries: Dictionary, codes: Dictionary): PendingSeries {
    const country = this.#countries.mapTo(countries);
    const code = this.#codes.mapTo(codes);
    const { exporter, importer, code: codeColumn, strand, variant, unit } = this.#series;
    return {
      exporter: exporter.view().map((number) => country[number]!),
      importer: importer.view().map((number) => country[number]!),
      code: codeColumn.view().map((number) => code[number]!),
      strand: strand.view(),
      variant: variant.view(),
      unit: unit.view(),
    };
  }

  #layOutObservations(order: Uint32Array) {
    const blockOf = this.#series.block.view();
    const placeOf = this.#series.inBlock.view();
    const length = this.#blocks.reduce((sum, { period }) => sum + period.length, 0);
    const columns = {
      seriesObservations: shared(Uint32Array, order.length + 1),
      period: shared(Int32Array, length),
      value: shared(Float64Array, length),
      reportedValue: shared(Float64Array, length),
      status: shared(Uint8Array, length),
      monthsCovered: shared(Uint8Array, length),
    };
    let next = 0;
    order.forEach((item, place) => {
      const block = this.#blocks[blockOf[item]!]!;
      const first = block.offsets[placeOf[item]!]!;
      const end = block.offsets[placeOf[item]! + 1]!;
      copyObservations(columns, block, first, end, next);
      next += end - first;
      columns.seriesObservations[place + 1] = next;
    });
    return columns;
  }
}

type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

function shared<C extends Column>(
  kind: { new (buffer: SharedArrayBuffer): C; BYTES_PER_ELEMENT: number },
  length: number,
): C {
  return new kind(new SharedArrayBuffer(length * kind.BYTES_PER_ELEMENT));
}

type ObservationColumns = Pick<TradeColumns, "period" | "value" | "reportedValue" | "status" | "monthsCovered">;

/** Element by element: series are short, and a view for each would cost more than the copy. */
function copyObservations(to: ObservationColumns, from: SeriesBlock, first: number, end: number, place: number): void {
  for (let at = first, next = place; at < end; at += 1, next += 1) {
    to.period[next] = from.period[at]!;
    to.value[next] = from.value[at]!;
    to.reportedValue[next] = from.reportedValue[at]!;
    to.status[next] = from.status[at]!;
    to.monthsCovered[next] = from.monthsCovered[at]!;
  }
}

function orderSeries(series: PendingSeries, countries: number, codes: number, strands: number): Uint32Array {
  let order = countUp(series.code.length);
  order = sortByKey(order, series.variant, editionNames.length * 2);
  order = sortByKey(order, series.strand, strands);
  order = sortByKey(order, series.importer, countries);
  order = sortByKey(order, series.exporter, countries);
  return sortByKey(order, series.code, codes);
}

function layOutSeries(series: PendingSeries, order: Uint32Array) {
  const columns = {
    seriesStrand: shared(Uint16Array, order.length),
    seriesEdition: shared(Uint8Array, order.length),
    seriesFrequency: shared(Uint8Array, order.length),
    seriesUnit: shared(Uint16Array, order.length),
  };
  order.forEach((item, place) => {
    columns.seriesStrand[place] = series.strand[item]!;
    columns.seriesEdition[place] = series.variant[item]! >> 1;
    columns.seriesFrequency[place] = series.variant[item]! & 1;
    columns.seriesUnit[place] = series.unit[item]!;
  });
  return columns;
}

/** Where each route begins in the ordered series. */
function findRouteStarts({ code, exporter, importer }: PendingSeries, order: Uint32Array): Uint32Array {
  const starts = new GrowingUint32();
  order.forEach((item, place) => {
    const last = order[place - 1];
    const same =
      last !== undefined &&
      code[last] === code[item] &&
      exporter[last] === exporter[item] &&
      importer[last] === importer[item];
    if (!same) starts.push(place);
  });
  return starts.view();
}

function layOutRoutes(series: PendingSeries, order: Uint32Array, countries: number, codes: number) {
  const starts = findRouteStarts(series, order);
  const columns = {
    codeRoutes: shared(Uint32Array, codes + 1),
    routeExporter: shared(Uint16Array, starts.length),
    routeImporter: shared(Uint16Array, starts.length),
    routeSeries: shared(Uint32Array, starts.length + 1),
    byImporter: shared(Uint32Array, starts.length),
  };
  const routeCode = new Uint32Array(starts.length);
  starts.forEach((start, route) => {
    const item = order[start]!;
    routeCode[route] = series.code[item]!;
    columns.routeExporter[route] = series.exporter[item]!;
    columns.routeImporter[route] = series.importer[item]!;
    columns.routeSeries[route] = start;
    columns.codeRoutes[series.code[item]! + 1]! += 1;
  });
  columns.routeSeries[starts.length] = order.length;
  for (let code = 0; code < codes; code += 1) columns.codeRoutes[code + 1]! += columns.codeRoutes[code]!;
  const byImporter = sortByKey(countUp(starts.length), columns.routeImporter, countries);
  columns.byImporter.set(sortByKey(byImporter, routeCode, codes));
  return columns;
}
