/** What both stores hold of documents alike: which keys there are, how a body is written, and what a conflict says. */
import { GraphStoreError } from "./graph-store-error.ts";
import type { DocumentKey, ExpectedDocument } from "./graph-store.ts";

const kindPattern = /^[a-z][a-z0-9-]{0,63}$/;
const longestId = 200;

/** Throws a TypeError for a key that a store could not give back as it is. */
export function checkDocumentKey({ kind, id }: DocumentKey): void {
  if (!kindPattern.test(kind))
    throw new TypeError(`${kind} is no kind of document: use lower-case letters and hyphens`);
  if (id === "" || id.length > longestId || /\p{Cc}/u.test(id) || !id.isWellFormed()) {
    throw new TypeError(`A document's id has 1 to ${longestId} characters, none of them a control character`);
  }
}

/** Throws a TypeError for what JSON cannot hold. */
export function writeDocumentBody(body: unknown): string {
  const text: unknown = JSON.stringify(body);
  if (typeof text !== "string") throw new TypeError("A document's body is JSON");
  return text;
}

/** `before`: the version that is there. */
export function isAsExpected(before: string | null, expected: ExpectedDocument): boolean {
  if (expected === "any") return true;
  return before === (expected === "absent" ? null : expected.version);
}

export function documentConflict({ kind, id }: DocumentKey): GraphStoreError {
  return new GraphStoreError("conflict", `The ${kind} ${id} was changed meanwhile; read it again.`, { subject: id });
}
