/** Content digests out of what contributors say; those that a store keeps while writing are the same where nothing went wrong. */
import { routeId } from "#graph-schema/node-id.ts";
import { relationshipId } from "#graph-schema/relationship-id.ts";
import { contributionParts, type ElementBatch, type GraphStore } from "./graph-store.ts";
import { canonicalJson, seedsContributor } from "./merge-statements.ts";
import { seriesKeyText, type CellBatch, type SeriesHeader } from "./series-block.ts";
import { packWithContentLength } from "./sqlite/packing/pack-cells.ts";
import { appendCell, emptyCells, type SeriesCells } from "./sqlite/packing/series-cells.ts";
import { addToSums, formatSums, type DigestSums } from "./sqlite/writing/digest.ts";
import { unallocatedContent } from "./sqlite/writing/commit-coverage.ts";
import { seriesContent } from "./sqlite/writing/commit-route.ts";
import { statementContent } from "./sqlite/writing/statements.ts";

class DigestBuilder {
  readonly #sums = new Map<string, DigestSums>();

  add(scope: string, content: string | Uint8Array): void {
    const sums = this.#sums.get(scope) ?? [0, 0, 0, 0];
    addToSums(sums, content, 1);
    this.#sums.set(scope, sums);
  }

  addElements(contributor: string, { nodes, relationships, coverage, unallocated }: ElementBatch): void {
    for (const { id, type, label, properties, evidence } of nodes ?? []) {
      this.add(contributor, statementContent("node", id, canonicalJson({ type, label, properties, evidence })));
    }
    for (const { type, start, end, from, to, properties, evidence } of relationships ?? []) {
      const id = relationshipId({ type, start, end, from, properties });
      this.add(contributor, statementContent("relationship", id, canonicalJson({ from, to, properties, evidence })));
    }
    for (const block of coverage ?? []) this.add(contributor, `coverage ${canonicalJson(block)}`);
    for (const amount of unallocated ?? []) this.add(contributor, unallocatedContent(layerOf(contributor), amount));
  }

  /** A page of figures has whole series, which may stand in several files. */
  addSeries(contributor: string, batches: readonly CellBatch[]): void {
    for (const { header, cells } of gatherSeries(batches)) {
      const { packed, contentLength } = packWithContentLength(sortByPeriod(cells));
      const name = `${routeId(header)} ${seriesKeyText(header)} ${layerOf(contributor)} `;
      this.add(header.dataset, seriesContent(name, packed, contentLength));
    }
  }

  build(): Map<string, string> {
    return new Map(Array.from(this.#sums, ([scope, sums]) => [scope, formatSums(sums)]));
  }
}

const layerOf = (contributor: string) => (contributor === seedsContributor ? 1 : 0);

function gatherSeries(batches: readonly CellBatch[]): Iterable<{ header: SeriesHeader; cells: SeriesCells }> {
  const series = new Map<string, { header: SeriesHeader; cells: SeriesCells; periods: Set<number> }>();
  for (const batch of batches) {
    for (const [row, key] of batch.keyIndex.entries()) {
      const header = batch.keys[key]!;
      const name = `${routeId(header)} ${seriesKeyText(header)}`;
      const one = series.get(name) ?? { header, cells: emptyCells(), periods: new Set() };
      series.set(name, one);
      const period = batch.period[row]!;
      // Of an observation that was summed, the first row has the sum.
      if (!one.periods.has(period)) appendRow(one.cells, batch, row);
      one.periods.add(period);
    }
  }
  return series.values();
}

function appendRow(cells: SeriesCells, batch: CellBatch, row: number): void {
  cells.period.push(batch.period[row]!);
  cells.value.push(batch.value[row]!);
  cells.reportedValue.push(batch.reportedValue[row]!);
  cells.kilograms.push(batch.kilograms[row]!);
  cells.status.push(batch.status[row]!);
  cells.kilogramsEstimated.push(batch.kilogramsEstimated[row]!);
  cells.monthsCovered.push(batch.monthsCovered[row]!);
  cells.rows.push({ file: 0, lines: [0], lineCount: 1 });
}

function sortByPeriod(cells: SeriesCells): SeriesCells {
  const order = [...cells.period.keys()].toSorted((a, b) => cells.period[a]! - cells.period[b]!);
  const sorted = emptyCells();
  for (const index of order) appendCell(sorted, cells, index);
  return sorted;
}

/** By dataset or contributor; reads everything that the store holds. */
export async function recomputeDigests(store: GraphStore, signal: AbortSignal): Promise<Map<string, string>> {
  const digests = new DigestBuilder();
  for (const { id: contributor } of await store.listContributors(signal)) {
    for (const part of contributionParts) {
      for await (const { batch, cells } of store.streamContributions({ contributor, part }, signal)) {
        if (batch) digests.addElements(contributor, batch);
        if (cells) digests.addSeries(contributor, cells);
      }
    }
  }
  return digests.build();
}
