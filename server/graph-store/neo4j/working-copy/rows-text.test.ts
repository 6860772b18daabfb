import fc from "fast-check";
import { expect, test } from "vitest";
import { rowsText } from "../../sqlite/reading/read-series.ts";
import { keptLines } from "../../sqlite/packing/series-cells.ts";
import { parseRowsText } from "./rows-text.ts";

test("gives back the file and lines of every text that readers see", () => {
  const lines = fc.array(fc.nat(), { minLength: 1, maxLength: keptLines });
  fc.assert(
    fc.property(fc.string(), lines, fc.nat(1000), (file, kept, more) => {
      const rows = { file: 0, lines: kept, lineCount: kept.length + (kept.length > 1 ? more : 0) };
      const parsed = parseRowsText(rowsText(file, rows));
      expect(parsed).toStrictEqual({ file, rows: { lines: kept, lineCount: rows.lineCount } });
    }),
  );
});

test("a file that is called like a line keeps its name", () => {
  expect(parseRowsText("x line 3 lines 4, 5 and 6 more")).toStrictEqual({
    file: "x line 3",
    rows: { lines: [4, 5], lineCount: 8 },
  });
});
