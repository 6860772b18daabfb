import { expect, test } from "vitest";
import { makeSeries } from "../../tests/fixtures/make-trade-world.ts";
import { findMirrorGap } from "./mirror-gap.ts";

const exported = makeSeries({
  route: "CHN>KGZ:8482",
  side: "exporter",
  values: { "2021": 100, "2022": 200, "2023": 50 },
});
const imported = makeSeries({
  route: "CHN>KGZ:8482",
  values: { "2021": 106, "2022": { value: 150, status: "partner-derived" }, "2023": { value: 40, monthsCovered: 6 } },
});

test("ln X − ln M for the periods that both sides declare in full", () => {
  const found = findMirrorGap([exported, imported]);
  if (!("gap" in found)) throw new Error(found.reason);
  expect(found.gap).toMatchObject({ exporterDataset: "source:a", importerDataset: "source:a" });
  expect(found.gap.periods).toEqual(["2021", "2022", "2023"]);
  expect(found.gap.gaps[0]).toBeCloseTo(Math.log(100 / 106));
  expect(found.gap.gaps.slice(1)).toEqual([null, null]);
});

test("says what it needs", () => {
  const reason = (series: Parameters<typeof findMirrorGap>[0]) => {
    const found = findMirrorGap(series);
    return "reason" in found ? found.reason : undefined;
  };
  expect(reason([imported])).toBe("not computable: needs the exporter's own declared figures");
  expect(reason([exported])).toBe("not computable: needs the importer's own declared figures");
  const derived = makeSeries({ route: "CHN>KGZ:8482", values: { "2021": { value: 1, status: "partner-derived" } } });
  expect(reason([exported, derived])).toContain("needs the importer's own");
  const newer = makeSeries({ route: "CHN>KGZ:8482", edition: "2022", values: { "2021": 106 } });
  expect(reason([exported, newer])).toContain("HS edition");
});
