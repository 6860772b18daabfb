/** The question that the first screen answers, as ordinary traces. Nothing of the answers stands here. */
import type { TraceRequestInput } from "#graph-schema/contract/trace.ts";
import { traceIdOf } from "../../exploration/chains.ts";

export interface FoundingTrace {
  request: TraceRequestInput;
  role: "question" | "context";
  title: string;
}

/** Third countries that published work names as candidates, members of Russia's customs union among them. */
const candidateHubs = ["ARE", "ARM", "BLR", "GEO", "KAZ", "KGZ", "TUR", "UZB"];

export const foundingTraces = {
  claimed: {
    request: {
      origins: ["CHN"],
      destinations: ["RUS"],
      commodities: ["8482"],
      before: "2019/2021",
      after: "2022/2023",
    },
    role: "question",
    title: "Ball bearings (HS 8482) from China to Russia",
  },
  nearest: {
    request: {
      origins: ["EU27"],
      destinations: ["RUS"],
      commodities: ["8482", "8542"],
      via: ["KGZ"],
      before: "2021-01/2021-11",
      after: "2022-01/2022-11",
    },
    role: "question",
    title:
      "Roller bearings, bearing parts (HS 8482) and microchips (HS 8542) from the European Union through Kyrgyzstan",
  },
  context: {
    request: {
      origins: ["CHN"],
      destinations: ["RUS"],
      commodities: ["TOTAL"],
      via: candidateHubs,
      before: "2019/2021",
      after: "2022/2023",
    },
    role: "context",
    title: "All goods from China to Russia through candidate hubs",
  },
} as const satisfies Record<string, FoundingTrace>;

export type FoundingPart = keyof typeof foundingTraces;
export const foundingParts = Object.keys(foundingTraces) as FoundingPart[];

/** Whether an exploration shows nothing but the founding question's traces. */
export function isFoundingQuestion(traceIds: readonly string[]): boolean {
  const founding = new Set(foundingParts.map((part) => traceIdOf(foundingTraces[part].request)));
  return traceIds.every((id) => founding.has(id));
}

/** How to bring the figures that the claim lacks: the query at UN Comtrade, as its own site names the fields. */
export const missingFigures = {
  site: "https://comtradeplus.un.org/TradeFlow",
  query: [
    ["Type of product", "Goods"],
    ["Frequency", "Annual"],
    ["HS code", "8482 (heading) and its six-digit codes"],
    ["Periods", "2019, 2020, 2021, 2022, 2023"],
    ["Reporters", "China, Kyrgyzstan, Russian Federation"],
    ["Partners", "China, Kyrgyzstan, Russian Federation"],
    ["Trade flows", "Exports, imports and re-exports"],
    ["Second partner, customs, transport", "all totals"],
  ],
} as const;
