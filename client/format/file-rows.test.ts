import { expect, it } from "vitest";
import { shareFile } from "./file-rows.ts";

it("names a file once that all rows share", () => {
  const { file, short } = shareFile(["line 2 of table.csv", null, "lines 3, 5 of table.csv"]);
  expect(file).toBe("table.csv");
  expect(short("lines 3, 5 of table.csv")).toBe("lines 3, 5");
});

it("leaves rows of several files, and rows that name none, as they are", () => {
  expect(shareFile(["line 2 of a.csv", "line 2 of b.csv"]).file).toBeNull();
  expect(shareFile(["line 2", "line 3"]).file).toBeNull();
  expect(shareFile(["line 2"]).short("line 2")).toBe("line 2");
});
