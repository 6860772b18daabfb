import type { SearchItem } from "#graph-schema/contract/search.ts";
import { chplTiers, isCommoditySelector, isHsCode } from "#graph-schema/hs-code.ts";

interface Option {
  value: string;
  label: string;
}

const named: readonly Option[] = [
  { value: "TOTAL", label: "TOTAL: all goods, not matched by product" },
  { value: "all", label: "all: every HS6 code" },
  { value: "chpl:all", label: "chpl:all: Common High Priority List" },
  ...["1", "2", "3", "4", ...chplTiers.filter((tier) => tier.includes("."))].map((tier) => ({
    value: `chpl:${tier}`,
    label: `chpl:${tier}: Common High Priority List, tier ${tier}`,
  })),
];

export const keyOfCommodity = (id: string) => id.slice(id.indexOf(":") + 1);

/** What may be picked for a typed text: named selections that fit, found codes, and the text itself where it is a code. */
export function commodityOptions(typed: string, found: readonly SearchItem[], chosen: readonly string[]): Option[] {
  const text = typed.trim();
  const fits = ({ label }: Option) => label.toLowerCase().includes(text.toLowerCase());
  const options = new Map<string, Option>();
  for (const option of named.filter(fits)) options.set(option.value, option);
  for (const item of found) {
    const code = keyOfCommodity(item.id);
    options.set(code, { value: code, label: `${code} ${item.label.replace(code, "").trim()}`.trim() });
  }
  if (isCommoditySelector(text) && !options.has(text)) options.set(text, { value: text, label: text });
  return [...options.values()].filter((option) => !chosen.includes(option.value));
}

/** The label of a chosen selector; `label` gives the name of a code's node. */
export function chosenCommodity(selector: string, label: (id: string) => string): Option {
  if (!isHsCode(selector) || selector === "TOTAL") return { value: selector, label: selector };
  const name = label(`commodity:${selector}`).replace(selector, "").trim();
  return { value: selector, label: name === "" ? selector : `${selector} ${name}` };
}
