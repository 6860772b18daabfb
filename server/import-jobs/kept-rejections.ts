/** Rejections of one import as documents, some thousand in each, so that every server can give them out. */
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { Rejection } from "#graph-schema/contract/import.ts";
import type { GraphStore } from "../graph-store/graph-store.ts";
import { shownRejections } from "../importers/import-report.ts";
import type { RejectionKeeper } from "../importers/rejection-keeper.ts";

const kind = "import-rejections";
const rowsPerDocument = 5000;
/** More of one import are counted, not kept. */
export const mostKept = 1_000_000;

/** JSON of an array, since a million rows that are wrong alike take a twentieth of their room so. */
interface RejectionsDocument {
  gzip: string;
}

const compress = promisify(gzip);
const expand = promisify(gunzip);

async function saveRows(store: GraphStore, id: string, rows: readonly Rejection[]): Promise<void> {
  const body: RejectionsDocument = { gzip: (await compress(JSON.stringify(rows))).toString("base64") };
  await store.saveDocument({ kind, id, body }, "any");
}

export class KeptRejections implements RejectionKeeper {
  readonly #store: GraphStore;
  readonly #job: string;
  readonly first: Rejection[] = [];
  count = 0;
  #waiting: Rejection[] = [];
  #documents = 0;
  #saving: Promise<void> = Promise.resolve();

  constructor(store: GraphStore, job: string) {
    this.#store = store;
    this.#job = job;
  }

  async add(rejections: readonly Rejection[]): Promise<void> {
    this.first.push(...rejections.slice(0, shownRejections - this.first.length));
    const room = Math.max(0, mostKept - this.count);
    this.count += rejections.length;
    for (const rejection of rejections.slice(0, room)) this.#waiting.push(rejection);
    while (this.#waiting.length >= rowsPerDocument) await this.#save(this.#waiting.splice(0, rowsPerDocument));
  }

  async flush(): Promise<void> {
    if (this.#waiting.length > 0) await this.#save(this.#waiting.splice(0));
    else await this.#saving;
  }

  /** One after the other, in the order in which they were met. */
  async #save(rows: Rejection[]): Promise<void> {
    const id = `${this.#job} ${String(this.#documents++).padStart(6, "0")}`;
    this.#saving = this.#saving.then(() => saveRows(this.#store, id, rows));
    await this.#saving;
  }
}

/** Those that the store refused at commit, where the server was gone before it could keep them; they come last. */
export async function keepRefused(store: GraphStore, job: string, rows: readonly Rejection[]): Promise<void> {
  if (rows.length > 0) await saveRows(store, `${job} refused`, rows);
}

async function* listDocuments(store: GraphStore, job: string): AsyncGenerator<{ id: string; body: unknown }> {
  let after = `${job} `;
  for (;;) {
    const [document] = await store.listDocuments(kind, { after: { kind, id: after }, limit: 1 });
    if (!document?.id.startsWith(`${job} `)) return;
    yield document;
    after = document.id;
  }
}

/** All rejections of a job, in the order in which they were met. */
export async function* readRejections(store: GraphStore, job: string): AsyncGenerator<Rejection, void, void> {
  for await (const { body } of listDocuments(store, job)) {
    const text = await expand(Buffer.from((body as RejectionsDocument).gzip, "base64"));
    yield* JSON.parse(text.toString("utf8")) as Rejection[];
  }
}

export async function removeRejections(store: GraphStore, job: string): Promise<void> {
  for await (const { id } of listDocuments(store, job)) await store.deleteDocument({ kind, id }, "any");
}
