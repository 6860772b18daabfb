import type { ExpansionRequest, ExpansionResponse, NeighbourGroup } from "#graph-schema/contract/neighbours.ts";
import type { SearchRequest, SearchResponse } from "#graph-schema/contract/search.ts";
import type { DatasetRemoval, DatasetSummary, Refresh, StatisticsResponse } from "#graph-schema/contract/statistics.ts";
import type { GraphNode } from "#graph-schema/graph.ts";
import type { NodeType } from "#graph-schema/node-types.ts";
import type { RouteKey } from "#graph-schema/node-id.ts";
import type { CoverageBlock, TradeSeries, UnallocatedAmount } from "#graph-schema/trade-series.ts";
import { checkDocumentKey, writeDocumentBody } from "../documents.ts";
import type {
  ClaimedRoute,
  ContributionPage,
  ContributionQuestion,
  Contributor,
  DocumentContent,
  DocumentKey,
  DocumentPage,
  ElementPage,
  ExpectedDocument,
  GraphStore,
  ImportSession,
  ImportSessionOptions,
  StoredDocument,
  StoredNode,
  StoredRelationship,
  UnallocatedFilter,
} from "../graph-store.ts";
import { GraphStoreError } from "../graph-store-error.ts";
import type { SeriesBlock } from "../series-block.ts";
import { EmbeddedImport } from "./embedded-import.ts";
import type { ReadOperations } from "./reading/read-operations.ts";
import type { ArgumentOf, ResultOf } from "../sqlite/threads/messages.ts";
import { WorkerClient } from "../sqlite/threads/worker-client.ts";
import type { WriteOperations } from "../sqlite/writing/write-operations.ts";

const readerCount = 2;
const readerFile = new URL("./threads/reader-worker.ts", import.meta.url);
const writerFile = new URL("./threads/writer-worker.ts", import.meta.url);

/** SQLite in worker threads: one writes, the others read, and the calling thread never waits for the disk. */
export class EmbeddedStore implements GraphStore {
  readonly kind = "embedded";
  readonly #writer: WorkerClient<WriteOperations> | undefined;
  readonly #readers: WorkerClient<ReadOperations>[];
  #nextId = 1;
  #closing: Promise<void> | undefined;

  private constructor(writer: WorkerClient<WriteOperations> | undefined, readers: WorkerClient<ReadOperations>[]) {
    this.#writer = writer;
    this.#readers = readers;
  }

  /** All threads start together; the writer opens first, since it makes the database and brings it up to date. */
  static async open(folder: string, { readOnly }: { readOnly: boolean }): Promise<EmbeddedStore> {
    const writer = readOnly ? undefined : new WorkerClient<WriteOperations>(writerFile, { folder });
    const readers = Array.from({ length: readerCount }, () => new WorkerClient<ReadOperations>(readerFile, { folder }));
    const store = new EmbeddedStore(writer, readers);
    try {
      await writer?.open();
      await Promise.all(readers.map((reader) => reader.open()));
      return store;
    } catch (error) {
      await store.#terminate();
      throw error;
    }
  }

  search(request: SearchRequest, signal?: AbortSignal): Promise<SearchResponse> {
    return this.#read("search", request, signal);
  }

  readNodes(ids: readonly string[], signal?: AbortSignal): Promise<StoredNode[]> {
    return this.#read("readNodes", ids, signal);
  }

  readRelationships(ids: readonly string[], signal?: AbortSignal): Promise<StoredRelationship[]> {
    return this.#read("readRelationships", ids, signal);
  }

  listNodes(type: NodeType, signal?: AbortSignal): Promise<StoredNode[]> {
    return this.#read("listNodes", type, signal);
  }

  summariseNeighbours(
    id: string,
    asOf: string | undefined,
    signal?: AbortSignal,
  ): Promise<NeighbourGroup[] | undefined> {
    return this.#read("summariseNeighbours", { id, asOf }, signal);
  }

  expand(request: ExpansionRequest, signal?: AbortSignal): Promise<ExpansionResponse> {
    return this.#read("expand", request, signal);
  }

  readSeries(route: RouteKey, signal?: AbortSignal): Promise<TradeSeries[]> {
    return this.#read("readSeries", route, signal);
  }

  async *streamSeries(signal?: AbortSignal): AsyncGenerator<SeriesBlock> {
    const reader = this.#idlestReader();
    const id = this.#nextId++;
    await reader.call("openStream", id, { signal });
    try {
      for (;;) {
        const block = await reader.call("nextBlock", id, { signal });
        if (block === undefined) return;
        yield block;
      }
    } finally {
      await reader.call("closeStream", id);
    }
  }

  async *streamElements(signal?: AbortSignal): AsyncGenerator<ElementPage> {
    const reader = this.#idlestReader();
    const id = this.#nextId++;
    await reader.call("openElements", id, { signal });
    try {
      for (;;) {
        const page = await reader.call("nextElements", id, { signal });
        if (page === undefined) return;
        yield page;
      }
    } finally {
      await reader.call("closeElements", id);
    }
  }

  listContributors(signal?: AbortSignal): Promise<Contributor[]> {
    return this.#read("listContributors", null, signal);
  }

  async *streamContributions(question: ContributionQuestion, signal?: AbortSignal): AsyncGenerator<ContributionPage> {
    const reader = this.#idlestReader();
    const id = this.#nextId++;
    await reader.call("openContributions", { id, question }, { signal });
    try {
      for (;;) {
        const page = await reader.call("nextContributions", id, { signal });
        if (page === undefined) return;
        yield page;
      }
    } finally {
      await reader.call("closeContributions", id);
    }
  }

  readCoverage(signal?: AbortSignal): Promise<CoverageBlock[]> {
    return this.#read("readCoverage", null, signal);
  }

  readUnallocated(filter: UnallocatedFilter, signal?: AbortSignal): Promise<UnallocatedAmount[]> {
    return this.#read("readUnallocated", filter, signal);
  }

  listClaimedRoutes(signal?: AbortSignal): Promise<ClaimedRoute[]> {
    return this.#read("listClaimedRoutes", null, signal);
  }

  listCaveats(signal?: AbortSignal): Promise<{ claim: GraphNode; concerns: string[] }[]> {
    return this.#read("listCaveats", null, signal);
  }

  statistics(signal?: AbortSignal): Promise<StatisticsResponse> {
    return this.#read("readStatistics", null, signal);
  }

  listDatasets(signal?: AbortSignal): Promise<DatasetSummary[]> {
    return this.#read("listDatasets", null, signal);
  }

  dataVersion(signal?: AbortSignal): Promise<string> {
    return this.#read("readDataVersion", null, signal);
  }

  async openImport(options: ImportSessionOptions): Promise<ImportSession> {
    return EmbeddedImport.open(this.#requireWriter(), this.#nextId++, options);
  }

  async removeDataset(id: string, signal?: AbortSignal): Promise<DatasetRemoval | undefined> {
    return this.#requireWriter().call("removeDataset", id, { signal });
  }

  async recount(signal?: AbortSignal): Promise<Refresh> {
    return this.#requireWriter().call("recount", null, { signal });
  }

  readNote(name: string, signal?: AbortSignal): Promise<string | undefined> {
    return this.#read("readNote", name, signal);
  }

  async writeNote(name: string, text: string): Promise<void> {
    await this.#requireWriter().call("writeNote", { name, text });
  }

  listNotes(signal?: AbortSignal): Promise<{ name: string; text: string }[]> {
    return this.#read("listNotes", null, signal);
  }

  readDocument(key: DocumentKey, signal?: AbortSignal): Promise<StoredDocument | undefined> {
    return this.#read("readDocument", key, signal);
  }

  listDocuments(kind: string | undefined, page: DocumentPage, signal?: AbortSignal): Promise<StoredDocument[]> {
    return this.#read("listDocuments", { kind, page }, signal);
  }

  async saveDocument({ kind, id, body }: DocumentContent, expected: ExpectedDocument): Promise<StoredDocument> {
    checkDocumentKey({ kind, id });
    const document = { kind, id, text: writeDocumentBody(body) };
    const stamp = await this.#requireWriter().call("saveDocument", { document, expected });
    return { kind, id, body, ...stamp };
  }

  async deleteDocument(key: DocumentKey, expected: Exclude<ExpectedDocument, "absent">): Promise<boolean> {
    return this.#requireWriter().call("deleteDocument", { key, expected });
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  /** Each thread answers in turn, so its `close` comes after everything it was asked before. */
  async #close(): Promise<void> {
    await Promise.all(this.#readers.map((reader) => reader.call("close", null)));
    await this.#writer?.call("close", null);
    await this.#terminate();
  }

  async #terminate(): Promise<void> {
    await Promise.all([...this.#readers.map((reader) => reader.terminate()), this.#writer?.terminate()]);
  }

  #read<Name extends keyof ReadOperations>(
    operation: Name,
    argument: ArgumentOf<ReadOperations[Name]>,
    signal: AbortSignal | undefined,
  ): Promise<ResultOf<ReadOperations[Name]>> {
    return this.#idlestReader().call(operation, argument, { signal });
  }

  #idlestReader(): WorkerClient<ReadOperations> {
    return this.#readers.reduce((idlest, reader) => (reader.pending < idlest.pending ? reader : idlest));
  }

  #requireWriter(): WorkerClient<WriteOperations> {
    if (this.#writer) return this.#writer;
    throw new GraphStoreError("locked", "The store was opened for reading only; open it for writing to change it.");
  }
}
