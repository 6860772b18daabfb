import type { ExpansionRequest, ExpansionResponse } from "#graph-schema/contract/neighbours.ts";
import type { SearchRequest } from "#graph-schema/contract/search.ts";
import type { RouteKey } from "#graph-schema/node-id.ts";
import type { NodeType } from "#graph-schema/node-types.ts";
import type { ContributionQuestion, DocumentKey, UnallocatedFilter } from "../../graph-store.ts";
import type { Database } from "../../sqlite/database/database.ts";
import { Transferred, type AbortCheck } from "../../sqlite/threads/messages.ts";
import { batchBuffers } from "../../contributed-cells.ts";
import { expand } from "./expand.ts";
import { listCaveats, listClaimedRoutes } from "./list-claims.ts";
import { readCoverage, readUnallocated } from "./read-coverage.ts";
import { listDocuments, readDocument, type DocumentQuestion } from "../../sqlite/reading/read-documents.ts";
import { listNodes, readNodes } from "../../sqlite/reading/read-nodes.ts";
import { listNotes, readNote } from "../../sqlite/reading/read-note.ts";
import { readRelationships } from "./read-relationships.ts";
import { readSeries } from "../../sqlite/reading/read-series.ts";
import { search } from "./search.ts";
import { blockBuffers } from "../../sqlite/reading/series-block-builder.ts";
import { listDatasets, readDataVersion, readStatistics } from "../../sqlite/reading/statistics.ts";
import { listContributors } from "./list-contributors.ts";
import { ContributionStream } from "./stream-contributions.ts";
import { ElementStream } from "./stream-elements.ts";
import { SeriesStream, unknownStream } from "./stream-series.ts";
import { summariseNeighbours } from "./summarise-neighbours.ts";

export interface ReaderContext {
  folder: string;
  database: Database;
  streams: Map<number, SeriesStream>;
  elementStreams: Map<number, ElementStream>;
  contributionStreams: Map<number, ContributionStream>;
}

/** A question answered from one state of the database, however many statements it takes. */
function fromOneState<Argument, Result>(
  question: (database: Database, argument: Argument, checkAbort: AbortCheck) => Result,
) {
  return ({ database }: ReaderContext, argument: Argument, checkAbort: AbortCheck): Result => {
    database.checkAbort = checkAbort;
    return database.transaction("BEGIN", () => question(database, argument, checkAbort));
  };
}

/** What a reader thread can be asked. */
export const readOperations = {
  search: fromOneState((database, request: SearchRequest) => search(database, request)),
  readNodes: fromOneState((database, ids: readonly string[]) => readNodes(database, ids)),
  listNodes: fromOneState((database, type: NodeType) => listNodes(database, type)),
  readRelationships: fromOneState((database, ids: readonly string[]) => readRelationships(database, ids)),
  summariseNeighbours: fromOneState((database, question: { id: string; asOf: string | undefined }) =>
    summariseNeighbours(database, question),
  ),
  expand: fromOneState<ExpansionRequest, ExpansionResponse>(expand),
  readSeries: fromOneState((database, route: RouteKey) => readSeries(database, route)),
  readCoverage: fromOneState((database, _: null) => readCoverage(database)),
  readUnallocated: fromOneState((database, filter: UnallocatedFilter) => readUnallocated(database, filter)),
  listClaimedRoutes: fromOneState((database, _: null) => listClaimedRoutes(database)),
  listCaveats: fromOneState((database, _: null) => listCaveats(database)),
  readStatistics: fromOneState((database, _: null) => readStatistics(database)),
  listDatasets: fromOneState((database, _: null) => listDatasets(database)),
  readDataVersion: fromOneState((database, _: null) => readDataVersion(database)),
  readNote: fromOneState((database, name: string) => readNote(database, name)),
  listNotes: fromOneState((database, _: null) => listNotes(database)),
  listContributors: fromOneState((database, _: null) => listContributors(database)),
  readDocument: fromOneState((database, key: DocumentKey) => readDocument(database, key)),
  listDocuments: fromOneState((database, question: DocumentQuestion) => listDocuments(database, question)),
  openStream: ({ folder, streams }: ReaderContext, id: number): null => {
    streams.set(id, new SeriesStream(folder));
    return null;
  },
  nextBlock: ({ streams }: ReaderContext, id: number) => {
    const stream = streams.get(id);
    if (!stream) throw unknownStream();
    const block = stream.nextBlock();
    return block === undefined ? undefined : new Transferred(block, blockBuffers(block));
  },
  closeStream: ({ streams }: ReaderContext, id: number): null => {
    streams.get(id)?.close();
    streams.delete(id);
    return null;
  },
  openElements: ({ folder, elementStreams }: ReaderContext, id: number): null => {
    elementStreams.set(id, new ElementStream(folder));
    return null;
  },
  nextElements: ({ elementStreams }: ReaderContext, id: number) => {
    const stream = elementStreams.get(id);
    if (!stream) throw unknownStream();
    return stream.nextPage();
  },
  closeElements: ({ elementStreams }: ReaderContext, id: number): null => {
    elementStreams.get(id)?.close();
    elementStreams.delete(id);
    return null;
  },
  openContributions: (
    { folder, contributionStreams }: ReaderContext,
    { id, question }: { id: number; question: ContributionQuestion },
  ): null => {
    contributionStreams.set(id, new ContributionStream(folder, question));
    return null;
  },
  nextContributions: ({ contributionStreams }: ReaderContext, id: number) => {
    const stream = contributionStreams.get(id);
    if (!stream) throw unknownStream();
    const page = stream.nextPage();
    return page === undefined ? undefined : new Transferred(page, batchBuffers(page.cells ?? []));
  },
  closeContributions: ({ contributionStreams }: ReaderContext, id: number): null => {
    contributionStreams.get(id)?.close();
    contributionStreams.delete(id);
    return null;
  },
  close: ({ database, streams, elementStreams, contributionStreams }: ReaderContext, _: null): null => {
    for (const group of [streams, elementStreams, contributionStreams]) {
      for (const stream of group.values()) stream.close();
    }
    database.close();
    return null;
  },
};
export type ReadOperations = typeof readOperations;
