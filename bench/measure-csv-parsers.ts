/**
 * Records a second of CSV parsers on a synthetic UN Comtrade file (47 columns, quoted commas), reading all fields:
 * why the importer splits with papaparse. `node bench/measure-csv-parsers.ts [rows] [runs] [seed]`.
 * udsv is measured on the text as one string.
 */
import { createReadStream, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse";
import Papa from "papaparse";
import { inferSchema, initParser } from "udsv";
import { readRecords } from "../server/importers/records/read-records.ts";
import { writeSyntheticComtrade } from "./generate-comtrade.ts";
import { describeLoad, describeMachine } from "./machine.ts";
import { spreadHead, spreadRow } from "./spread.ts";

const [rows = 500_000, runs = 5, seed = 1] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), "entrepot-parsers-"));
const path = join(folder, "synthetic.csv");

/** Each counts the records after the header. */
const parsers: Record<string, () => Promise<number>> = {
  async "csv-parse, stream"() {
    let count = -1;
    const stream = createReadStream(path).pipe(parse({ bom: true }));
    for await (const record of stream) count += (record as string[]).length > 0 ? 1 : 0;
    return count;
  },
  "papaparse, stream": () =>
    new Promise((resolve, reject) => {
      let count = -1;
      Papa.parse<string[]>(createReadStream(path), {
        skipEmptyLines: true,
        chunk: ({ data }) => {
          count += data.length;
        },
        complete: () => resolve(count),
        error: reject,
      });
    }),
  async "papaparse in read-records.ts, with line numbers and limits"() {
    let count = -1;
    for await (const { records } of readRecords(path, "UTF-8", ",")) count += records.length;
    return count;
  },
  "udsv, whole text"() {
    const text = readFileSync(path, "utf8");
    return Promise.resolve(initParser(inferSchema(text)).stringArrs(text).length);
  },
};

async function measure(name: string, count: () => Promise<number>): Promise<string> {
  const rates: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const started = performance.now();
    const found = await count();
    if (found !== rows) throw new Error(`${name} found ${found} of ${rows} records`);
    if (run > 0) rates.push(rows / ((performance.now() - started) / 1000));
  }
  return spreadRow(name, rates);
}

console.log(describeMachine());
try {
  await writeSyntheticComtrade(path, rows, seed);
  console.log(`Synthetic UN Comtrade CSV: ${rows.toLocaleString("en")} rows, seed ${seed}; records a second`);
  console.log(`\n${spreadHead}`);
  for (const [name, count] of Object.entries(parsers)) console.log(await measure(name, count));
  console.log(`\nLoad after ${describeLoad()}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
