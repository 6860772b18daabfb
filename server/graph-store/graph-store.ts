/**
 * The port to the graph: questions of the domain, not of a database. Both adapters give the same answers
 * in the same order; every sort ends with the id. Every long call takes an AbortSignal and rejects with its reason.
 * Failures are GraphStoreError (graph-store-error.ts).
 */
import type { ExpansionRequest, ExpansionResponse, NeighbourGroup } from "#graph-schema/contract/neighbours.ts";
import type { SearchRequest, SearchResponse } from "#graph-schema/contract/search.ts";
import type { DatasetRemoval, DatasetSummary, Refresh, StatisticsResponse } from "#graph-schema/contract/statistics.ts";
import type { Rejection } from "#graph-schema/contract/import.ts";
import type { GraphNode, Relationship } from "#graph-schema/graph.ts";
import type { RouteKey } from "#graph-schema/node-id.ts";
import type { NodeType } from "#graph-schema/node-types.ts";
import type { CoverageBlock, TradeSeries, UnallocatedAmount } from "#graph-schema/trade-series.ts";
import type { CypherConsole } from "./cypher-console.ts";
import type { CellBatch, SeriesBlock } from "./series-block.ts";

/** A value that another source gives for the same property and that lost by precedence. */
export interface Alternative {
  property: string;
  value: unknown;
  /** Id of the source or dataset that gives it. */
  source: string;
}

export type StoredNode = GraphNode & { alternatives: Alternative[] };
export type StoredRelationship = Relationship & { alternatives: Alternative[] };

/** All nodes come before all relationships; a page holds one kind or the other. */
export interface ElementPage {
  nodes: StoredNode[];
  relationships: StoredRelationship[];
}

/** A route that published claims speak of, with or without figures. Caveats and reporting gaps are not among them. */
export interface ClaimedRoute extends RouteKey {
  /** Ids of claims of kind `assertion` that CONCERN the route, sorted. */
  claims: string[];
}

/** What a user or the program keeps beside the graph, such as import jobs: JSON that is never part of the graph. */
export interface StoredDocument extends DocumentContent {
  /** A token, new with each save; compared for equality only. */
  version: string;
  /** ISO instant by the store's clock. */
  savedAt: string;
}

export interface DocumentKey {
  /** Lower-case letters, digits and hyphens: `import-job`. */
  kind: string;
  /** 1 to 200 characters, none of them a control character. */
  id: string;
}

export interface DocumentContent extends DocumentKey {
  /** Anything that JSON can hold, as JSON holds it. */
  body: unknown;
}

/** What a document has to be for a change to be made: not there, of this version, or whatever it is. */
export type ExpectedDocument = "absent" | "any" | { version: string };

export interface DocumentPage {
  /** The last one of the page before. */
  after?: DocumentKey;
  limit: number;
}

/** Somebody whose statements the store holds: the seeds, or an imported dataset. */
export interface Contributor {
  /** A Dataset id, or `seeds`. */
  id: string;
  /** How many it speaks of. */
  nodes: number;
  relationships: number;
  /** Over what it says, and over all figures of the dataset of that id; equal content, equal digest. */
  digest: string;
}

/**
 * What one contributor says, in the order in which another store can take it: figures need the nodes of all contributors,
 * relationships the routes that figures make. Amounts are coverage and amounts without a partner.
 */
export const contributionParts = ["nodes", "figures", "amounts", "relationships"] as const;
export type ContributionPart = (typeof contributionParts)[number];

export interface ContributionQuestion {
  contributor: string;
  part: ContributionPart;
  /** The cursor of the page after which to go on; from the same store, and of use while its data version stays. */
  after?: string;
}

/** As an import session of the same contributor takes it, with `copied`. */
export interface ContributionPage {
  batch?: ElementBatch;
  /** An observation that was summed from several lines of a file comes as as many rows. */
  cells?: CellBatch[];
  cursor: string;
}

export interface UnallocatedFilter {
  reporters?: string[];
  /** HS codes, exactly. */
  codes?: string[];
}

export interface GraphStore {
  readonly kind: "embedded" | "neo4j";

  /** Ordered by exact id or code, exact name, prefix, word prefix, substring; then type, stored prominence, id. */
  search(request: SearchRequest, signal?: AbortSignal): Promise<SearchResponse>;
  /** In the order asked; ids that do not exist are absent from the answer. */
  readNodes(ids: readonly string[], signal?: AbortSignal): Promise<StoredNode[]>;
  readRelationships(ids: readonly string[], signal?: AbortSignal): Promise<StoredRelationship[]>;
  /** Every node of a type or a subtype of it, sorted by id; for the types that stay small: Country, Commodity, Dataset. */
  listNodes(type: NodeType, signal?: AbortSignal): Promise<StoredNode[]>;
  /** Counts by relationship type × direction × neighbour type without fetching neighbours; undefined when the node does not exist. */
  summariseNeighbours(
    id: string,
    asOf: string | undefined,
    signal?: AbortSignal,
  ): Promise<NeighbourGroup[] | undefined>;
  /** Neighbours ranked by stored rank, then id, in keyset pages. An unknown node id or cursor is a GraphStoreError. */
  expand(request: ExpansionRequest, signal?: AbortSignal): Promise<ExpansionResponse>;

  /** All series of one route, sorted by key. */
  readSeries(route: RouteKey, signal?: AbortSignal): Promise<TradeSeries[]>;
  /** Every series, sorted by exporter, importer, HS code, then key; in blocks of bounded size. All from one data version. */
  streamSeries(signal?: AbortSignal): AsyncIterable<SeriesBlock>;
  /**
   * The whole graph in pages of bounded size, all from one data version: stored nodes by id, routes by their parts,
   * stored relationships by id, then those that follow from each route.
   */
  streamElements(signal?: AbortSignal): AsyncIterable<ElementPage>;
  /** Blocks in which an absent row means zero. */
  readCoverage(signal?: AbortSignal): Promise<CoverageBlock[]>;
  readUnallocated(filter: UnallocatedFilter, signal?: AbortSignal): Promise<UnallocatedAmount[]>;
  listClaimedRoutes(signal?: AbortSignal): Promise<ClaimedRoute[]>;
  /** Claims of kind `caveat` and `reporting-gap` with the ids they CONCERN, sorted by id. */
  listCaveats(signal?: AbortSignal): Promise<{ claim: GraphNode; concerns: string[] }[]>;

  statistics(signal?: AbortSignal): Promise<StatisticsResponse>;
  listDatasets(signal?: AbortSignal): Promise<DatasetSummary[]>;
  /** A random token, new for each finished import that changed something; compared for equality only. */
  dataVersion(signal?: AbortSignal): Promise<string>;

  /** The seeds first, then by id. */
  listContributors(signal?: AbortSignal): Promise<Contributor[]>;
  /** What one contributor says of its own, before it is merged with what others say; in pages of bounded size, all from one data version. */
  streamContributions(question: ContributionQuestion, signal?: AbortSignal): AsyncIterable<ContributionPage>;

  /** Begins a staged import. Nothing of it is visible before `commit` resolves. */
  openImport(options: ImportSessionOptions): Promise<ImportSession>;
  /** Takes back everything that imports into this dataset brought (what the seeds hold stays); undefined when there is none such. */
  removeDataset(id: string, signal?: AbortSignal): Promise<DatasetRemoval | undefined>;

  /**
   * Counts everything anew and moves the data version, for a store that others than its imports have written to. What
   * contributors say, and the digests of it, stay as they are.
   */
  recount(signal?: AbortSignal): Promise<Refresh>;

  /** A short text that the program keeps beside the graph, such as which seeds it was filled with; undefined: none. */
  readNote(name: string, signal?: AbortSignal): Promise<string | undefined>;
  writeNote(name: string, text: string): Promise<void>;
  /** Sorted by name. */
  listNotes(signal?: AbortSignal): Promise<{ name: string; text: string }[]>;

  readDocument(key: DocumentKey, signal?: AbortSignal): Promise<StoredDocument | undefined>;
  /** Sorted by kind, then id, each by code points; of every kind where none is given. */
  listDocuments(kind: string | undefined, page: DocumentPage, signal?: AbortSignal): Promise<StoredDocument[]>;
  /**
   * Compares and saves at once, without moving the data version. A document that is not as expected is a `conflict`, and
   * nothing is written. Throws a TypeError for a kind or id that is none, and for a body that is not JSON.
   */
  saveDocument(document: DocumentContent, expected: ExpectedDocument): Promise<StoredDocument>;
  /** Whether it was there; one of another version than expected is a `conflict`. */
  deleteDocument(key: DocumentKey, expected: Exclude<ExpectedDocument, "absent">): Promise<boolean>;

  /** Where the store speaks Cypher. */
  readonly cypher?: CypherConsole;

  /** Finishes what runs, then releases files, connections and the lock. */
  close(): Promise<void>;
}

export interface ImportSessionOptions {
  /** Whose statements these are: a Dataset id, or `seeds`. Seeds give way to every import, whatever came first. */
  contributor: string;
  /** One rejected row at commit fails the whole import. */
  strict?: boolean;
  /**
   * What the contributor brought before and does not bring again is taken back at commit. What it brought before is
   * held in memory meanwhile, so this is for small contributors such as the seeds.
   */
  replaces?: boolean;
  /**
   * What is staged comes from another store, where it was accepted: the ends of a relationship have to exist, but may be
   * of a type that is no longer the one under which it was accepted.
   */
  copied?: boolean;
}

/** Graph elements as an import brings them; relationship ids are derived, `id` is not asked for. */
export interface ElementBatch {
  nodes?: GraphNode[];
  relationships?: Omit<Relationship, "id">[];
  coverage?: CoverageBlock[];
  unallocated?: UnallocatedAmount[];
}

export interface ImportOutcome {
  /** Nodes, relationships and observations that are new or differ now. */
  changed: number;
  unchanged: number;
  /** Rows refused at commit: two rows of one cell that differ, an end that does not exist. */
  rejections: Rejection[];
  dataVersion: string;
}

/**
 * A document that is saved in the very moment in which the import becomes visible: both are there or neither. Where it
 * is not as expected, the import ends with a `conflict`.
 */
export interface ImportReceipt extends DocumentKey {
  /** What the store adds to it is `outcome`, a ReceiptOutcome. */
  body: Record<string, unknown>;
  expected: ExpectedDocument;
}

export interface ReceiptOutcome extends ImportOutcome {
  /** How many there are; `rejections` holds the first of them. */
  rejected: number;
}

export interface CommitOptions {
  receipt?: ImportReceipt | undefined;
  /** Told once where another server's import has to end first, and once when it has. */
  onWaiting?: ((isWaiting: boolean) => void) | undefined;
}

export interface ImportSession {
  stage(batch: ElementBatch): Promise<void>;
  /**
   * Stages cells; their buffers are transferred and unusable afterwards. For one series and period the rows with the
   * fewest breakdowns win (the total where there is one) and rows of one breakdown are summed.
   */
  stageCells(batch: CellBatch): Promise<void>;
  /** Checks and commits all at once: either everything is visible afterwards or nothing. Same content leaves the data version. */
  commit(signal?: AbortSignal, options?: CommitOptions): Promise<ImportOutcome>;
  /** Drops what was staged. Safe to call after commit or twice. */
  abandon(): Promise<void>;
}
