import { GraphStoreError } from "./graph-store-error.ts";
import type { GraphStore } from "./graph-store.ts";
import { EmbeddedStore } from "./embedded/embedded-store.ts";

export interface OpenOptions {
  /** `read` opens a store beside another process that writes to it; nothing can be changed. Default: `write`. */
  access?: "read" | "write";
}

/**
 * Opens the store that a URI names: `sqlite:FOLDER`, the folder made where it is absent.
 * Errors: `unknown-reference` for another scheme, `locked` when another process writes to it, `newer-schema`,
 * `corrupt`, `unavailable`.
 */
export async function openGraphStore(uri: string, options: OpenOptions = {}): Promise<GraphStore> {
  const colon = uri.indexOf(":");
  const scheme = uri.slice(0, Math.max(0, colon));
  const folder = uri.slice(colon + 1);
  if (scheme !== "sqlite") {
    throw new GraphStoreError(
      "unknown-reference",
      `${uri} names no store that this version opens; use sqlite:FOLDER.`,
      {
        subject: uri,
      },
    );
  }
  if (folder === "") {
    throw new GraphStoreError("unknown-reference", "sqlite: needs a folder, such as sqlite:data.", { subject: uri });
  }
  return EmbeddedStore.open(folder, { readOnly: options.access === "read" });
}
