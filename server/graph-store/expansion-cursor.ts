import { GraphStoreError } from "./graph-store-error.ts";

/** Where a page of an expansion ended: the rank and id of its last node. */
export interface ExpansionCursor {
  rank: number;
  id: string;
}

export function writeCursor({ rank, id }: ExpansionCursor): string {
  return Buffer.from(JSON.stringify([rank, id])).toString("base64url");
}

/** Throws `unknown-reference` with subject `cursor` when the text is none that `writeCursor` made. */
export function readCursor(text: string): ExpansionCursor {
  const parts = parse(Buffer.from(text, "base64url").toString("utf8"));
  if (Array.isArray(parts) && parts.length === 2) {
    const [rank, id] = parts as [unknown, unknown];
    if (Number.isSafeInteger(rank) && typeof id === "string") return { rank: rank as number, id };
  }
  throw new GraphStoreError(
    "unknown-reference",
    "The cursor is not one that an earlier answer gave; ask again without it.",
    {
      subject: "cursor",
    },
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
