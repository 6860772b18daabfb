import type { TradeWindow } from "#graph-schema/trade-period.ts";
import type { Windows } from "../figures/figure.ts";

/** How often each calendar month occurs, January first. */
function countCalendarMonths({ first, last }: TradeWindow): number[] {
  const counts = Array.from({ length: 12 }, () => 0);
  for (let month = first; month <= last; month += 1) counts[month % 12]! += 1;
  return counts;
}

/** Whether both windows hold the calendar months in the same proportions, so that the season cannot show as a change. */
export function haveSameMonths({ before, after }: Windows): boolean {
  if (before.frequency === "year") return true;
  const [old, now] = [before, after].map(countCalendarMonths) as [number[], number[]];
  const lengths = [before, after].map(({ first, last }) => last - first + 1) as [number, number];
  return old.every((count, month) => count * lengths[1] === now[month]! * lengths[0]);
}
