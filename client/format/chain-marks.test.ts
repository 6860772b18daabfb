import { describe, expect, it } from "vitest";
import { makeChain, makeLeg } from "../../tests/fixtures/make-chain.ts";
import { chainCaveats, chainMarks, legMarks } from "./chain-marks.ts";

const labels = (marks: readonly { label: string }[]) => marks.map((mark) => mark.label);

describe("marks of a chain", () => {
  it("are none where every figure is whole, declared and comparable", () => {
    expect(chainMarks(makeChain("KGZ", {}))).toEqual([]);
  });

  it("name what a bottleneck is not", () => {
    const chain = makeChain("KGZ", { coarse: true, partial: true, ceiling: false, valuation: "mixed" });
    expect(labels(chainMarks(chain))).toEqual(["coarse", "partial", "not a ceiling", "CIF reduced"]);
  });

  it("say of all goods that they match no product, and nothing of a ceiling", () => {
    expect(labels(chainMarks(makeChain("KGZ", { ceiling: false }, "TOTAL")))).toEqual(["not matched by product"]);
  });

  it("carry the status and conversion of every leg, its caveats in words, and the chain's flags", () => {
    const chain = makeChain("KGZ", {});
    const [first, second] = chain.legs;
    const marked = {
      ...chain,
      flags: ["more than threefold in a year"],
      legs: [
        { ...first!, after: { ...first!.after, converted: true, absentAsZero: 2 } },
        makeLeg("KGZ", "RUS", {
          ...second!,
          status: "partner-derived",
          spliced: true,
          marks: ["re-exports not visible"],
        }),
      ],
    };
    expect(labels(chainMarks(marked))).toEqual([
      "partner-derived",
      "converted",
      "spliced",
      "2 absent as zero",
      "flag",
      "note",
    ]);
    expect(chainMarks(marked).at(-1)?.meaning).toBe("KGZ → RUS: re-exports not visible");
    expect(labels(legMarks(marked.legs[1]!))).toEqual(["partner-derived", "spliced", "note"]);
  });

  it("counts a caveat that concerns two legs once", () => {
    expect(chainCaveats([{ caveats: ["claim:a", "claim:b"] }, { caveats: ["claim:a"] }])).toEqual([
      "claim:a",
      "claim:b",
    ]);
  });
});
