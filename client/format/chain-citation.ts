import type { Chain, TraceRequestInput, TraceResponse } from "#graph-schema/contract/trace.ts";
import type { GraphNode } from "#graph-schema/graph.ts";
import { citeSource } from "./citation.ts";
import { formatAmountInFull, formatGrowth } from "./number.ts";
import { basisWords, commodityWords, editionWords, sideWords } from "./trade-words.ts";
import { formatWindow } from "./date.ts";
import { strictestTerms } from "./licence.ts";
import { unknownReasonWords } from "./unknown-reason.ts";
import { chainMarks } from "./chain-marks.ts";

function legSentence(leg: Chain["legs"][number]): string {
  const figures = [leg.before, leg.after].map((figure) => formatAmountInFull(figure.value, "USD a year"));
  const series = `${sideWords[leg.reporter]}, ${leg.flow}, ${leg.valuation}, ${basisWords[leg.basis]}, ${editionWords(leg.edition)}, ${leg.status}`;
  return `${leg.exporter} → ${leg.importer}: before ${figures[0]}, after ${figures[1]} (${series}; ${leg.dataset})`;
}

/** The nodes of the datasets that a chain's figures come from. */
export function sourcesOf(chain: Pick<Chain, "legs">, answer: Pick<TraceResponse, "evidenceNodes">): GraphNode[] {
  const ids = new Set(chain.legs.map((leg) => leg.dataset));
  return answer.evidenceNodes.filter((node) => ids.has(node.id));
}

/** A chain as a text to cite: question, figures, marks, every leg's series, sources, data version and the notice. */
export function citeChain(chain: Chain, question: TraceRequestInput, answer: TraceResponse): string {
  const { before, after, growth, reason } = chain.bottleneck;
  const sources = sourcesOf(chain, answer);
  const marks = chainMarks(chain).map((mark) => mark.meaning);
  return [
    `Possible chain ${chain.countries.join(" → ")}, ${commodityWords(chain.commodity)}, ${formatWindow(question.before)} against ${formatWindow(question.after)}.`,
    `Bottleneck (smallest leg, nominal): before ${formatAmountInFull(before, "USD a year")}, after ${formatAmountInFull(after, "USD a year")}, growth ${formatGrowth(growth)}.`,
    growth === null ? unknownReasonWords(reason).full : undefined,
    ...marks,
    ...chain.legs.map(legSentence),
    ...sources.map((source) => `Source: ${citeSource(source)}.`),
    `Commercial use: ${strictestTerms(sources).commercialUse}.`,
    `Computed by Entrepôt, data version ${answer.dataVersion}.`,
    answer.notice,
  ]
    .filter((line) => line !== undefined)
    .join("\n");
}
