/** Why a figure or a change is unknown. */
import type { UnknownReason } from "#graph-schema/contract/trace.ts";
import type { Cells } from "../figures/cells.ts";
import type { Windows } from "../figures/figure.ts";
import { changeOf2022 } from "../nomenclature/edition-validity.ts";
import type { WindowName } from "./leg-figure.ts";
import type { LegReading } from "./leg-reading.ts";

/** Why no change is given where a window is unknown. */
export function reasonOfMissing({ before, reasonBefore, reasonAfter }: LegReading): UnknownReason {
  const own = Number.isNaN(before) ? reasonBefore : reasonAfter;
  return own === "partial-year" || own === "edition-change" ? own : "reporter-break";
}

const editionYear = 2022;

/** Whether the window reaches to the side of 2022 on which the code does not exist. */
function isOutsideEdition(code: string, window: WindowName, windows: Windows): boolean {
  const change = changeOf2022(code);
  if (change === undefined) return false;
  const { first, last } = windows[window];
  const years = windows[window].frequency === "year" ? 1 : 12;
  return change === "created" ? Math.floor(first / years) < editionYear : Math.floor(last / years) >= editionYear;
}

/** Why a window is unknown; undefined where it is known. */
export function reasonOfCells(
  cells: Cells,
  code: string,
  window: WindowName,
  windows: Windows,
): UnknownReason | undefined {
  if (cells.covered > 0) return undefined;
  if (cells.partialYears > 0) return "partial-year";
  if (isOutsideEdition(code, window, windows)) return "edition-change";
  return cells.missingRows > 0 ? "not-reported" : "not-covered";
}
