import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readRecords } from "./read-records.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "entrepot-records-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(content: string | Uint8Array, encoding: "UTF-8" | "Windows-1252" = "UTF-8") {
  const path = join(folder, "file.csv");
  writeFileSync(path, content);
  const records: string[][] = [];
  const lines: number[] = [];
  let isCutOff = false;
  for await (const block of readRecords(path, encoding, ",")) {
    records.push(...block.records);
    lines.push(...block.lines);
    isCutOff = block.isCutOff;
  }
  return { records, lines, isCutOff };
}

describe("readRecords", () => {
  it.each([
    ["line feeds", "a,b\n1,2\n3,4\n"],
    ["carriage returns and line feeds", "a,b\r\n1,2\r\n3,4\r\n"],
    ["carriage returns", "a,b\r1,2\r3,4\r"],
  ])("reads %s", async (_name, text) => {
    const { records, lines, isCutOff } = await read(text);
    expect(records).toEqual([
      ["a", "b"],
      ["1", "2"],
      ["3", "4"],
    ]);
    expect(lines).toEqual([1, 2, 3]);
    expect(isCutOff).toBe(false);
  });

  it("says when the file ends without a line break", async () => {
    const { records, isCutOff } = await read("a,b\n1,2");
    expect(records.at(-1)).toEqual(["1", "2"]);
    expect(isCutOff).toBe(true);
  });

  it("counts lines over quoted line breaks and empty lines", async () => {
    const { records, lines } = await read('a,b\n"one\ntwo",2\n\n3,"x\n\ny"\n5,6\n');
    expect(records).toEqual([["a", "b"], ["one\ntwo", "2"], [""], ["3", "x\n\ny"], ["5", "6"]]);
    expect(lines).toEqual([1, 2, 4, 5, 8]);
  });

  it("drops the byte order mark and decodes Windows-1252", async () => {
    expect((await read("\uFEFFa,b\n")).records).toEqual([["a", "b"]]);
    expect((await read(Uint8Array.from([0xd4, 0x2c, 0x80, 0x0a]), "Windows-1252")).records).toEqual([["Ô", "€"]]);
  });

  it("reads back what a CSV writer wrote, with the right lines", async () => {
    const field = fc.string({ unit: fc.constantFrom("a", "é", "1", ",", '"', "\n", " ", "😀"), maxLength: 12 });
    const table = fc.array(fc.tuple(field, field, field), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const { records, lines } = await read(stringify(rows, { quoted: true }));
        expect(records).toEqual(rows);
        const breaks = rows.map((row) => row.join("").split("\n").length);
        const expected = breaks.map((_, index) => 1 + breaks.slice(0, index).reduce((sum, count) => sum + count, 0));
        expect(lines).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it("keeps characters and quoted fields whole over chunk borders", async () => {
    const row = ["é".repeat(700), `"${"x,\n".repeat(40)}"`, "end"];
    const rows = Array.from({ length: 400 }, () => row);
    const { records } = await read(stringify(rows));
    expect(records).toEqual(rows);
  });

  it.each([
    ["a quote that the file does not close", 'a,b\n1,2\n"3,4\n5,6\n', /^Line 3: .*not closed/],
    ["text after a closing quote", 'a,b\n1,"2"x\n3,"4"\n', /^Line 2: .*closing quote/],
    ["a field of 5 MB", `a,b\n1,2\n${"x".repeat(5_000_000)},4\n`, /^Line 3: the record does not end/],
    ["a quoted field of 5 MB", `a,b\n"${"x".repeat(5_000_000)}",4\n`, /^Line 2: the record does not end/],
    ["an early quote in a long file", `a,b\n1,"2\n${"3,4\n".repeat(600_000)}`, /^Line 2: the record does not end/],
  ])("refuses %s", async (_name, text, message) => {
    await expect(read(text)).rejects.toThrow(message);
  });
});
