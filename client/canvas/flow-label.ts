/** What stands on a trade flow: the goods, and the figures or why there are none. */
import { formatAmount } from "../format/number.ts";
import type { TradeFlow } from "../exploration/trade-flows.ts";

export function goodsText(commodities: readonly string[]): string {
  if (commodities.length > 3) return `${commodities.length} codes`;
  return commodities.map((code) => (code === "TOTAL" ? "all goods" : code)).join(" + ");
}

/** An asterisk says that the figures carry marks; the list and the inspector name them. */
export function flowLabel(flow: TradeFlow): string {
  const withFigures = flow.commodities.filter((code) => !flow.withoutFigures.includes(code));
  const goods = goodsLabel(flow.kind === "figures" ? withFigures : flow.commodities);
  if (flow.kind === "claimed") return `${goods}: claimed,\nno figures held`;
  if (flow.kind === "open")
    return flow.isNarrowed ? `${goods}: no figures\nunder this choice` : `${goods}: nobody\nreports this leg`;
  const figures = flow.notSummed
    ? "several series"
    : `${amount(flow.before)} → ${amount(flow.after)}${flow.marks.length > 0 ? " *" : ""}`;
  if (flow.direct) return `direct, ${goods}: ${figures}`;
  return flow.isContext ? figures : `${goods}\n${figures}`;
}

/** A number alone does not tell a newcomer that it is a code of goods. */
function goodsLabel(commodities: readonly string[]): string {
  const isCoded = commodities.length <= 3 && !commodities.includes("TOTAL");
  return isCoded ? `HS ${goodsText(commodities)}` : goodsText(commodities);
}

function amount(value: number | null): string {
  return value === null ? "unknown" : formatAmount(value);
}
