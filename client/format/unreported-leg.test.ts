import { expect, it } from "vitest";
import { unreportedWordsFor } from "./unreported-leg.ts";

it("says that nobody reports a leg only of a question that takes every reporter and dataset", () => {
  expect(unreportedWordsFor({}).full).toContain("nobody reports this leg in the data held");
  expect(unreportedWordsFor({ reporter: "best" }).short).toBe("nobody reports this leg");
  const narrowed: Parameters<typeof unreportedWordsFor>[0][] = [
    { reporter: "exporter" },
    { reporter: "larger" },
    { datasets: ["source:imf-imts"] },
  ];
  for (const question of narrowed) {
    expect(unreportedWordsFor(question).full).toContain("under this choice of reporter or datasets");
    expect(unreportedWordsFor(question).short).not.toContain("nobody");
  }
});
