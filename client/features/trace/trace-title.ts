import type { TraceRequestInput } from "#graph-schema/contract/trace.ts";
import { formatWindow } from "../../format/date.ts";

function listShort(items: readonly string[], most = 4): string {
  const rest = items.length - most;
  return rest > 0 ? `${items.slice(0, most).join(", ")} and ${rest} more` : items.join(", ");
}

/** A question in one line: `China → … → Russia, HS 8482`. `nameOf` names a country key. */
export function questionTitle(question: TraceRequestInput, nameOf: (key: string) => string): string {
  const ends = [question.origins, question.destinations].map((keys) => listShort(keys.map((key) => nameOf(key))));
  return `${ends[0]} → … → ${ends[1]}, ${goodsTitle(question.commodities)}`;
}

/** Codes alone are named as such; what else selects goods names itself. */
function goodsTitle(selectors: readonly string[]): string {
  const isCoded = selectors.every((selector) => /^\d+$/.test(selector));
  return (isCoded ? "HS " : "") + listShort(selectors.map((selector) => selectorWords[selector] ?? selector));
}

const selectorWords: Record<string, string> = { TOTAL: "all goods", all: "every code" };

/** The windows of a question: `2019–2021 against 2022–2023`. */
export function windowsTitle(question: Pick<TraceRequestInput, "before" | "after">): string {
  return `${formatWindow(question.before)} against ${formatWindow(question.after)}`;
}
