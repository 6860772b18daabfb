import type { Rejection } from "#graph-schema/contract/import.ts";
import type { Database } from "../database/database.ts";
import type { TallyScope } from "../reading/tally.ts";
import { addToSums, writeSums, type DigestSums } from "./digest.ts";

/** What one commit or removal changes; written down at its end. */
export class Changes {
  changed = 0;
  unchanged = 0;
  /** Something that readers see is different now. */
  touched = false;
  readonly rejections: Rejection[] = [];
  /** Nodes to be merged anew from what contributors say. */
  readonly statedNodes = new Set<number>();
  readonly statedRelationships = new Set<number>();
  /** Elements (a route's key negated) whose relationships or routes changed. */
  readonly unranked = new Set<number>();
  /** Ids of nodes whose number of routes changed. */
  readonly recounted = new Set<string>();
  readonly #tallies = new Map<string, number>();
  readonly #digests = new Map<string, DigestSums>();

  tally(scope: TallyScope, name: string, difference: number): void {
    if (difference === 0) return;
    const key = `${scope}|${name}`;
    this.#tallies.set(key, (this.#tallies.get(key) ?? 0) + difference);
  }

  /** Sign 1: the content is there now; −1: it no longer is. */
  digest(scope: string, content: string | Uint8Array, sign: 1 | -1): void {
    const sums = this.#digests.get(scope) ?? [0, 0, 0, 0];
    addToSums(sums, content, sign);
    this.#digests.set(scope, sums);
    this.touched = true;
  }

  writeCounts(database: Database): void {
    const sql = `INSERT INTO tally (scope, name, count) VALUES (?1, ?2, ?3)
      ON CONFLICT DO UPDATE SET count = count + ?3`;
    for (const [key, difference] of this.#tallies) {
      const bar = key.indexOf("|");
      database.run(sql, key.slice(0, bar), key.slice(bar + 1), difference);
    }
    this.#tallies.clear();
  }

  writeDigests(database: Database): void {
    for (const [scope, sums] of this.#digests) writeSums(database, scope, sums);
  }
}
