import { expect, it } from "vitest";
import { shareFile } from "./file-rows.ts";

it("names a file once that all rows share", () => {
  const { file, short } = shareFile(["a table.csv line 2", null, "a table.csv lines 3, 5"]);
  expect(file).toBe("a table.csv");
  expect(short("a table.csv lines 3, 5")).toBe("lines 3, 5");
});

it("leaves rows of several files, and rows that name none, as they are", () => {
  expect(shareFile(["a.csv line 2", "b.csv line 2"]).file).toBeNull();
  expect(shareFile(["line 2", "line 3"]).file).toBeNull();
  expect(shareFile(["line 2"]).short("line 2")).toBe("line 2");
});
