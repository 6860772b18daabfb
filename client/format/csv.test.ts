import { expect, it } from "vitest";
import { toCsv } from "./csv.ts";

it("quotes separators, quotes and line breaks", () => {
  expect(
    toCsv(
      ["a", "b"],
      [
        ['say "x"', "1,2"],
        ["two\nlines", "plain"],
      ],
    ),
  ).toBe('a,b\r\n"say ""x""","1,2"\r\n"two\nlines",plain\r\n');
});

it("defuses formulas in texts and leaves negative numbers alone", () => {
  expect(toCsv(["x"], [["=HYPERLINK(1)"], ["+1"], ["-1"], ["@a"], ["\tb"], [-1]])).toBe(
    "x\r\n'=HYPERLINK(1)\r\n'+1\r\n'-1\r\n'@a\r\n'\tb\r\n-1\r\n",
  );
});

it("leaves a missing figure empty and keeps zero", () => {
  expect(toCsv(["x", "y", "z"], [[null, undefined, 0]])).toBe("x,y,z\r\n,,0\r\n");
});
