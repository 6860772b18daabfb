/** What stands on a trade flow: the goods, and the figures or why there are none. */
import { formatAmount } from "../format/number.ts";
import type { TradeFlow } from "../exploration/trade-flows.ts";

export function goodsText(commodities: readonly string[]): string {
  if (commodities.length > 3) return `${commodities.length} codes`;
  return commodities.map((code) => (code === "TOTAL" ? "all goods" : code)).join(" + ");
}

export function flowLabel(flow: TradeFlow): string {
  const goods = goodsText(flow.commodities);
  if (flow.kind === "claimed") return `${goods}: claimed,\nno figures held`;
  if (flow.kind === "open") return `${goods}: nobody\nreports this leg`;
  const figures = flow.notSummed ? "several series" : `${amount(flow.before)} → ${amount(flow.after)}`;
  if (flow.direct) return `direct, ${goods}: ${figures}`;
  return flow.role === "context" ? figures : `${goods}\n${figures}`;
}

function amount(value: number | null): string {
  return value === null ? "unknown" : formatAmount(value);
}
