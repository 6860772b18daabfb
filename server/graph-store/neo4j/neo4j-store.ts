import type { ExpansionRequest, ExpansionResponse, NeighbourGroup } from "#graph-schema/contract/neighbours.ts";
import type { SearchRequest, SearchResponse } from "#graph-schema/contract/search.ts";
import type { DatasetRemoval, DatasetSummary, Refresh, StatisticsResponse } from "#graph-schema/contract/statistics.ts";
import type { GraphNode } from "#graph-schema/graph.ts";
import type { RouteKey } from "#graph-schema/node-id.ts";
import type { NodeType } from "#graph-schema/node-types.ts";
import type { CoverageBlock, TradeSeries, UnallocatedAmount } from "#graph-schema/trade-series.ts";
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
import type { SeriesBlock } from "../series-block.ts";
import { Neo4jCypherConsole } from "./cypher/neo4j-cypher-console.ts";
import { Neo4jDatabase } from "./database/database.ts";
import type { Neo4jOptions } from "../neo4j-options.ts";
import { requireVersion } from "./database/require-version.ts";
import { readFromOneState, type Reading } from "./database/store-state.ts";
import { Neo4jImport } from "./writing/neo4j-import.ts";
import { expand } from "./reading/expand.ts";
import { listCaveats, listClaimedRoutes } from "./reading/list-claims.ts";
import { readCoverage, readUnallocated } from "./reading/read-coverage.ts";
import { listContributors } from "./reading/list-contributors.ts";
import { readNotices } from "./reading/read-notices.ts";
import { listDocuments, readDocument } from "./reading/read-documents.ts";
import { listNodes, readNodes } from "./reading/read-nodes.ts";
import { readRelationships } from "./reading/read-relationships.ts";
import { readSeries } from "./reading/read-series.ts";
import { search } from "./reading/search.ts";
import { listDatasets, readStatistics } from "./reading/statistics.ts";
import { streamContributions } from "./reading/stream-contributions.ts";
import { streamElements } from "./reading/stream-elements.ts";
import { streamSeries } from "./reading/stream-series.ts";
import { summariseNeighbours } from "./reading/summarise-neighbours.ts";
import { listNotes, readNote } from "./reading/read-note.ts";
import { ensureSchema } from "./schema/ensure-schema.ts";
import { recount } from "./writing/recount.ts";
import { removeDataset } from "./writing/remove-dataset.ts";
import { watchForLeftovers } from "./writing/large/leftovers.ts";
import { deleteDocument, saveDocument } from "./writing/write-documents.ts";
import { writeNote } from "./writing/write-note.ts";

/** A graph in a Neo4j database, alone there or beside other data under a prefix of its own. */
export class Neo4jStore implements GraphStore {
  readonly kind = "neo4j";
  readonly cypher: Neo4jCypherConsole;
  readonly #database: Neo4jDatabase;

  private constructor(database: Neo4jDatabase, cypher: Neo4jCypherConsole) {
    this.#database = database;
    this.cypher = cypher;
  }

  /** Rejects with `unavailable` when the server is away or refuses the user, and when it has no indexes and none can be made. */
  static async open(uri: string, options: Neo4jOptions, { makeSchema = true } = {}): Promise<Neo4jStore> {
    const database = new Neo4jDatabase(uri, options);
    try {
      requireVersion(await database.readServerName());
      if (makeSchema) await ensureSchema(database);
      await watchForLeftovers(database);
      return new Neo4jStore(database, new Neo4jCypherConsole(uri, options, () => readNotices(database)));
    } catch (error) {
      await database.close();
      throw error;
    }
  }

  search(request: SearchRequest, signal?: AbortSignal): Promise<SearchResponse> {
    return this.#read((reading) => search(reading, request), signal);
  }

  readNodes(ids: readonly string[], signal?: AbortSignal): Promise<StoredNode[]> {
    return this.#read((reading) => readNodes(reading, ids), signal);
  }

  readRelationships(ids: readonly string[], signal?: AbortSignal): Promise<StoredRelationship[]> {
    return this.#read((reading) => readRelationships(reading, ids), signal);
  }

  listNodes(type: NodeType, signal?: AbortSignal): Promise<StoredNode[]> {
    return this.#read((reading) => listNodes(reading, type), signal);
  }

  summariseNeighbours(
    id: string,
    asOf: string | undefined,
    signal?: AbortSignal,
  ): Promise<NeighbourGroup[] | undefined> {
    return this.#read((reading) => summariseNeighbours(reading, { id, asOf }), signal);
  }

  expand(request: ExpansionRequest, signal?: AbortSignal): Promise<ExpansionResponse> {
    return this.#read((reading) => expand(reading, request), signal);
  }

  readSeries(route: RouteKey, signal?: AbortSignal): Promise<TradeSeries[]> {
    return this.#read((reading) => readSeries(reading, route), signal);
  }

  streamSeries(signal?: AbortSignal): AsyncIterable<SeriesBlock> {
    return streamSeries(this.#database, signal);
  }

  streamElements(signal?: AbortSignal): AsyncIterable<ElementPage> {
    return streamElements(this.#database, signal);
  }

  listContributors(signal?: AbortSignal): Promise<Contributor[]> {
    return this.#read(({ state }) => Promise.resolve(listContributors(state)), signal);
  }

  streamContributions(question: ContributionQuestion, signal?: AbortSignal): AsyncIterable<ContributionPage> {
    return streamContributions(this.#database, question, signal);
  }

  readCoverage(signal?: AbortSignal): Promise<CoverageBlock[]> {
    return this.#read(readCoverage, signal);
  }

  readUnallocated(filter: UnallocatedFilter, signal?: AbortSignal): Promise<UnallocatedAmount[]> {
    return this.#read((reading) => readUnallocated(reading, filter), signal);
  }

  listClaimedRoutes(signal?: AbortSignal): Promise<ClaimedRoute[]> {
    return this.#read(listClaimedRoutes, signal);
  }

  listCaveats(signal?: AbortSignal): Promise<{ claim: GraphNode; concerns: string[] }[]> {
    return this.#read(listCaveats, signal);
  }

  statistics(signal?: AbortSignal): Promise<StatisticsResponse> {
    return this.#read(readStatistics, signal);
  }

  listDatasets(signal?: AbortSignal): Promise<DatasetSummary[]> {
    return this.#read(listDatasets, signal);
  }

  dataVersion(signal?: AbortSignal): Promise<string> {
    return this.#read(({ state }) => Promise.resolve(state.dataVersion), signal);
  }

  openImport(options: ImportSessionOptions): Promise<ImportSession> {
    return Neo4jImport.open(this.#database, options);
  }

  removeDataset(id: string, signal?: AbortSignal): Promise<DatasetRemoval | undefined> {
    return removeDataset(this.#database, id, signal);
  }

  recount(signal?: AbortSignal): Promise<Refresh> {
    return recount(this.#database, signal);
  }

  readNote(name: string, signal?: AbortSignal): Promise<string | undefined> {
    return readNote(this.#database, name, signal);
  }

  writeNote(name: string, text: string): Promise<void> {
    return writeNote(this.#database, name, text);
  }

  listNotes(signal?: AbortSignal): Promise<{ name: string; text: string }[]> {
    return listNotes(this.#database, signal);
  }

  readDocument(key: DocumentKey, signal?: AbortSignal): Promise<StoredDocument | undefined> {
    const database = this.#database;
    return database.read((run) => readDocument(run, database.names, key), { signal });
  }

  listDocuments(kind: string | undefined, page: DocumentPage, signal?: AbortSignal): Promise<StoredDocument[]> {
    const database = this.#database;
    return database.read((run) => listDocuments(run, database.names, kind, page), { signal });
  }

  saveDocument(document: DocumentContent, expected: ExpectedDocument): Promise<StoredDocument> {
    return saveDocument(this.#database, document, expected);
  }

  deleteDocument(key: DocumentKey, expected: Exclude<ExpectedDocument, "absent">): Promise<boolean> {
    return deleteDocument(this.#database, key, expected);
  }

  async close(): Promise<void> {
    await this.cypher.close();
    await this.#database.close();
  }

  #read<Answer>(question: (reading: Reading) => Promise<Answer>, signal: AbortSignal | undefined): Promise<Answer> {
    return readFromOneState(this.#database, question, { signal });
  }
}
