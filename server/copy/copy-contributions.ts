/** Brings what a contributor says of one part to the target, in imports of bounded size that are each whole or not there. */
import type { ContributionPage, ContributionPart, GraphStore, ImportSession } from "../graph-store/graph-store.ts";

/** After so many nodes, relationships and rows an import is committed and the next begun. */
const itemsPerImport = 100_000;

export interface PartToCopy {
  from: GraphStore;
  to: GraphStore;
  contributor: string;
  part: ContributionPart;
  /** The cursor that an interrupted copy had reached. */
  after: string | undefined;
  /** Called when everything up to the cursor is in the target. */
  onCommitted: (cursor: string) => Promise<void>;
  /** Called after each page that was read. */
  onPage: (items: number) => void;
  /** Rejects where the source has changed since the copy was begun. */
  checkSource: () => Promise<void>;
  signal: AbortSignal;
}

function countItems({ batch, cells }: ContributionPage): number {
  const { nodes = [], relationships = [], coverage = [], unallocated = [] } = batch ?? {};
  const rows = (cells ?? []).reduce((sum, { keyIndex }) => sum + keyIndex.length, 0);
  return nodes.length + relationships.length + coverage.length + unallocated.length + rows;
}

async function stagePage(session: ImportSession, { batch, cells }: ContributionPage): Promise<void> {
  if (batch !== undefined) await session.stage(batch);
  for (const one of cells ?? []) await session.stageCells(one);
}

/** One import after the other; a contributor's first one is made even where it says nothing, so that it is known. */
export async function copyPart(task: PartToCopy): Promise<void> {
  const { from, contributor, part, after, signal } = task;
  const question = { contributor, part, ...(after === undefined ? {} : { after }) };
  const pages = from.streamContributions(question, signal)[Symbol.asyncIterator]();
  try {
    let page = await nextPage(pages);
    if (page === undefined && part !== "nodes") return;
    do page = await copyImport(task, pages, page);
    while (page !== undefined);
  } finally {
    await pages.return?.();
  }
}

/** Answers the first page of the next import. */
async function copyImport(
  task: PartToCopy,
  pages: AsyncIterator<ContributionPage>,
  first: ContributionPage | undefined,
): Promise<ContributionPage | undefined> {
  const { to, contributor, signal } = task;
  const session = await to.openImport({ contributor, strict: true, copied: true });
  try {
    let items = 0;
    let cursor: string | undefined;
    let page = first;
    while (page !== undefined && items < itemsPerImport) {
      // Before it is staged, which takes the page's columns away.
      const count = countItems(page);
      await stagePage(session, page);
      items += count;
      cursor = page.cursor;
      task.onPage(count);
      page = await nextPage(pages);
    }
    await task.checkSource();
    await session.commit(signal);
    if (cursor !== undefined) await task.onCommitted(cursor);
    return page;
  } finally {
    await session.abandon();
  }
}

async function nextPage(pages: AsyncIterator<ContributionPage>): Promise<ContributionPage | undefined> {
  const step = await pages.next();
  return step.done === true ? undefined : step.value;
}
