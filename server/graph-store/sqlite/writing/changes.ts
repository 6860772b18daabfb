import type { Rejection } from "#graph-schema/contract/import.ts";
import type { Database } from "../database/database.ts";
import type { TallyScope } from "../reading/tally.ts";
import { addToSums, writeSums, type DigestSums } from "./digest.ts";

/** By the names below. */
export interface SaidBefore {
  statements: Map<string, string>;
  cells: Map<string, Uint8Array>;
}

export const statementName = (subject: "node" | "relationship", id: string) => `${subject} ${id}`;
export const cellsName = (routeKey: number, kindKey: number) => `${routeKey} ${kindKey}`;

/** What one commit or removal changes; written down at its end. */
export class Changes {
  changed = 0;
  unchanged = 0;
  /** Something that readers see is different now, whatever the digests say. */
  touched = false;
  /** What the contributor said before all of it was taken back; only where it is compared with what it says now. */
  saidBefore: SaidBefore | undefined;
  readonly rejections: Rejection[] = [];
  /** Nodes to be merged anew from what contributors say. */
  readonly statedNodes = new Set<number>();
  readonly statedRelationships = new Set<number>();
  /** Nodes found without a statement; removed at the end unless somebody spoke of them meanwhile. */
  readonly unspokenNodes = new Set<number>();
  /** Elements (a route's key negated) whose relationships or routes changed. */
  readonly unranked = new Set<number>();
  /** Ids of nodes whose number of routes changed. */
  readonly recounted = new Set<string>();
  /** Relationships of an element that this database does not hold, by key; where it is a working copy of another store. */
  readonly elsewhere: ReadonlyMap<number, number>;
  readonly #tallies = new Map<string, number>();
  readonly #digests = new Map<string, DigestSums>();

  constructor(elsewhere: ReadonlyMap<number, number> = new Map()) {
    this.elsewhere = elsewhere;
  }

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
  }

  /** Whether the content is another one; what was taken out and put in again is not. */
  get hasOtherContent(): boolean {
    return this.touched || [...this.#digests.values()].some((sums) => sums.some((sum) => sum !== 0));
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
