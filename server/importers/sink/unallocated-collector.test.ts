import { describe, expect, it } from "vitest";
import { comtradeCsv } from "../../../tests/fixtures/comtrade-csv.ts";
import { readText } from "../../../tests/fixtures/read-rows.ts";

describe("unallocated amounts that a file breaks down", () => {
  const parts = [
    { partnerCode: 899, customsCode: "C01", primaryValue: 30 },
    { partnerCode: 899, customsCode: "C04", primaryValue: 12 },
    { partnerCode: 899, customsCode: "C01", motCode: "1000", primaryValue: 30 },
  ];

  it("are summed over the coarsest parts where there is no total", async () => {
    const { unallocated } = await readText(comtradeCsv(parts));
    expect(unallocated.map(({ value, rows }) => ({ value, rows }))).toEqual([{ value: 42, rows: "lines 2, 3" }]);
  });

  it("are the total where there is one, wherever it stands", async () => {
    const total = { partnerCode: 899, primaryValue: 42 };
    for (const rows of [
      [total, ...parts],
      [...parts, total],
    ]) {
      const { unallocated } = await readText(comtradeCsv(rows));
      expect(unallocated).toHaveLength(1);
      expect(unallocated[0]).toMatchObject({ value: 42, rows: `line ${rows.indexOf(total) + 2}` });
    }
  });
});
