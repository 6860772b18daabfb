import { appendCell, emptyCells, sameCell, type SeriesCells } from "../packing/series-cells.ts";

export interface UpdatedCells {
  cells: SeriesCells;
  changed: number;
  unchanged: number;
}

/** Puts incoming observations over held ones; one that says the same as before keeps the rows it was read from. */
export function updateCells(held: SeriesCells, incoming: SeriesCells): UpdatedCells {
  if (held.period.length === 0) return { cells: incoming, changed: incoming.period.length, unchanged: 0 };
  const cells = emptyCells();
  let changed = 0;
  let unchanged = 0;
  let i = 0;
  for (let j = 0; j < incoming.period.length; j++) {
    while (i < held.period.length && held.period[i]! < incoming.period[j]!) appendCell(cells, held, i++);
    const same = held.period[i] === incoming.period[j] && sameCell(held, i, incoming, j);
    if (same) appendCell(cells, held, i);
    else appendCell(cells, incoming, j);
    if (same) unchanged++;
    else changed++;
    if (held.period[i] === incoming.period[j]) i++;
  }
  while (i < held.period.length) appendCell(cells, held, i++);
  return { cells, changed, unchanged };
}
