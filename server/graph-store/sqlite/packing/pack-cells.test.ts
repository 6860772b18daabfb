import fc from "fast-check";
import { expect, test } from "vitest";
import { packCells } from "./pack-cells.ts";
import { emptyCells, keptLines, type SeriesCells } from "./series-cells.ts";
import { unpackCells, unpackTradeColumns } from "./unpack-cells.ts";

const amount = fc.oneof(
  fc.constant(Number.NaN),
  fc.double({ noNaN: true }),
  fc.integer(),
  fc.integer({ min: -1e12, max: 1e12 }).map((cents) => cents / 100),
  fc.constantFrom(0, -0, 2 ** 51, -(2 ** 51), 2 ** 53, Number.MAX_VALUE, Number.MIN_VALUE),
);
const cell = fc.record({
  value: amount,
  reportedValue: fc.option(amount),
  kilograms: amount,
  status: fc.integer({ min: 0, max: 3 }),
  kilogramsEstimated: fc.integer({ min: 0, max: 1 }),
  monthsCovered: fc.integer({ min: 0, max: 12 }),
  file: fc.integer({ min: 1, max: 100_000 }),
  lines: fc.uniqueArray(fc.integer({ min: 1, max: 2 ** 31 }), { minLength: 1, maxLength: keptLines }),
  uncounted: fc.nat(1000),
});
const period = fc.integer({ min: 0, max: 40_000 });

function cellsOf(periods: number[], drawn: (typeof cell extends fc.Arbitrary<infer T> ? T : never)[]): SeriesCells {
  const cells = emptyCells();
  for (const [i, one] of drawn.entries()) {
    cells.period.push(periods[i]!);
    cells.value.push(one.value);
    cells.reportedValue.push(one.reportedValue ?? one.value);
    cells.kilograms.push(one.kilograms);
    cells.status.push(one.status);
    cells.kilogramsEstimated.push(one.kilogramsEstimated);
    cells.monthsCovered.push(one.monthsCovered);
    const lines = one.lines.toSorted((a, b) => a - b);
    cells.rows.push({ file: one.file, lines, lineCount: lines.length + one.uncounted });
  }
  return cells;
}

const series = fc.uniqueArray(period, { maxLength: 40 }).chain((periods) =>
  fc.array(cell, { minLength: periods.length, maxLength: periods.length }).map((drawn) =>
    cellsOf(
      periods.toSorted((a, b) => a - b),
      drawn,
    ),
  ),
);

test("a packed series gives every figure back exactly", () => {
  fc.assert(
    fc.property(series, (cells) => {
      expect(unpackCells(packCells(cells))).toStrictEqual(cells);
    }),
  );
});

test("the columns of the trade index are those of the whole series", () => {
  fc.assert(
    fc.property(series, (cells) => {
      const { kilograms: _, kilogramsEstimated: _e, rows: _r, ...columns } = cells;
      expect(unpackTradeColumns(packCells(cells))).toStrictEqual(columns);
    }),
  );
});

test("a common series stays small", () => {
  const cells = emptyCells();
  for (let year = 2010; year < 2024; year++) {
    cells.period.push(year);
    cells.value.push(1_234_567.89 + year);
    cells.reportedValue.push(1_234_567.89 + year);
    cells.kilograms.push(45_000 + year);
    cells.status.push(0);
    cells.kilogramsEstimated.push(0);
    cells.monthsCovered.push(0);
    cells.rows.push({ file: 3, lines: [year * 7], lineCount: 1 });
  }
  expect(packCells(cells).length).toBeLessThan(14 * 13);
});

test("a blob that is cut short is reported as damage", () => {
  const packed = packCells(cellsOf([2020], fc.sample(cell, 1)));
  expect(() => unpackCells(packed.subarray(0, packed.length - 1))).toThrow(/cut short/);
});
