import { expect, it } from "vitest";
import { unreportedText } from "./trace-words.ts";

it("says that nobody reports a leg only where the question takes every side and dataset", () => {
  const nobody = "nobody reports it in the data held";
  expect(unreportedText({ reporter: "best" })).toBe(nobody);
  expect(unreportedText({ reporter: "larger" })).not.toBe(nobody);
  expect(unreportedText({ reporter: "exporter" })).not.toBe(nobody);
  expect(unreportedText({ reporter: "best", datasets: ["source:imf-imts"] })).not.toBe(nobody);
});
