import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import Papa from "papaparse";
import { writeSyntheticComtrade } from "./generate-comtrade.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "entrepot-generate-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function generate(name: string, seed: number): Promise<string> {
  const path = join(folder, name);
  await writeSyntheticComtrade(path, 200, seed);
  return readFileSync(path, "utf8");
}

it("writes the same bytes for the same seed, and others for another", async () => {
  const text = await generate("a.csv", 1);
  expect(await generate("b.csv", 1)).toBe(text);
  expect(await generate("c.csv", 2)).not.toBe(text);
});

it("writes 47 columns on every line and calls the goods synthetic", async () => {
  const { data } = Papa.parse<string[]>(await generate("d.csv", 1), { skipEmptyLines: true });
  expect(data).toHaveLength(201);
  expect(new Set(data.map((row) => row.length))).toEqual(new Set([47]));
  expect(data.slice(1).every((row) => row.some((cell) => cell.startsWith("Synthetic goods")))).toBe(true);
});
