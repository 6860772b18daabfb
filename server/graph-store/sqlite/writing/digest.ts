import { hash } from "node:crypto";
import type { Database } from "../database/database.ts";

/** Four 32-bit sums of hashes: the same whatever order rows came in, and a row can be taken out again. */
export type DigestSums = [number, number, number, number];

export function addToSums(sums: DigestSums, content: string | Uint8Array, sign: 1 | -1): void {
  const bytes = hash("sha256", content, "buffer");
  for (let i = 0; i < 4; i++) sums[i] = (sums[i]! + sign * bytes.readUInt32LE(i * 4)) >>> 0;
}

export function writeSums(database: Database, scope: string, [a, b, c, d]: DigestSums): void {
  const sql = `INSERT INTO digest (scope, a, b, c, d) VALUES (?1, ?2, ?3, ?4, ?5)
    ON CONFLICT DO UPDATE SET a = (a + ?2) % 4294967296, b = (b + ?3) % 4294967296,
      c = (c + ?4) % 4294967296, d = (d + ?5) % 4294967296`;
  database.run(sql, scope, a, b, c, d);
}

export function formatSums(sums: DigestSums): string {
  return sums.map((sum) => sum.toString(16).padStart(8, "0")).join("");
}

/** 32 hexadecimal digits; equal content, equal digest. */
export function readDigest(database: Database, scope: string): string {
  const row = database.get<Record<"a" | "b" | "c" | "d", number>>(
    "SELECT a, b, c, d FROM digest WHERE scope = ?",
    scope,
  );
  return formatSums(row ? [row.a, row.b, row.c, row.d] : [0, 0, 0, 0]);
}
