import type { Chain } from "#graph-schema/contract/trace.ts";
import { chainKey } from "../../exploration/chains.ts";
import { chainMarks, type ChainMark } from "../../format/chain-marks.ts";

/** A chain as the table shows it. */
export interface ChainRow {
  key: string;
  /** Place in the server's ranking, from 1. */
  rank: number;
  chain: Chain;
  marks: ChainMark[];
}

/** Chains matched by product, in the order of the answer. */
export function rankedRows(trace: string, chains: readonly Chain[]): ChainRow[] {
  return chains
    .filter((chain) => chain.matchedByProduct)
    .map((chain, index) => ({
      key: chainKey(trace, "matched", chain),
      rank: index + 1,
      chain,
      marks: chainMarks(chain),
    }));
}

/** Chains of all goods: context, in alphabetical order and not in that of their figures, so that it is no ranked list. */
export function contextRows(trace: string, chains: readonly Chain[]): ChainRow[] {
  return chains
    .filter((chain) => !chain.matchedByProduct)
    .map((chain) => ({ key: chainKey(trace, "matched", chain), rank: 0, chain, marks: chainMarks(chain) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

/** Periods that stand behind a chain's figures: the fewest covered of any leg, of those expected. */
export function periodsCovered(chain: Chain, window: "before" | "after"): { covered: number; expected: number } {
  const periods = chain.legs.map((leg) => leg[window].periods);
  return {
    covered: Math.min(...periods.map((period) => period.covered)),
    expected: Math.max(...periods.map((period) => period.expected)),
  };
}
