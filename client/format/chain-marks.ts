/** Short marks on a chain's figures, each with its meaning in a sentence: they travel to the screen and into every export. */
import type { Chain, Leg } from "#graph-schema/contract/trace.ts";
import { statusWords } from "./trade-words.ts";

export interface ChainMark {
  label: string;
  meaning: string;
}

function bottleneckMarks({ bottleneck, matchedByProduct }: Chain): (ChainMark | false)[] {
  return [
    !matchedByProduct && {
      label: "not matched by product",
      meaning: "All goods together: context only, it says nothing about any one product.",
    },
    matchedByProduct &&
      bottleneck.coarse && {
        label: "coarse",
        meaning: "Matched at the heading or chapter itself, not product by product.",
      },
    bottleneck.partial && {
      label: "partial",
      meaning: "Fewer periods are covered than the window has, or sub-codes are missing.",
    },
    matchedByProduct &&
      !bottleneck.ceiling && {
        label: "not a ceiling",
        meaning: "The smallest leg is incomplete, so the bottleneck bounds nothing.",
      },
    bottleneck.valuation === "mixed" && {
      label: "CIF reduced",
      meaning:
        "The legs are valued differently: CIF values were divided by 1 + c (6 % unless set) to compare them with FOB.",
    },
  ];
}

function statusMark(legs: readonly Leg[], status: Leg["status"]): ChainMark | false {
  const concerned = legs.filter((leg) => leg.status === status);
  return (
    concerned.length > 0 && {
      label: status,
      meaning: `${concerned.map(legWords).join(", ")}: ${statusWords[status]}.`,
    }
  );
}

const legWords = (leg: Pick<Leg, "exporter" | "importer">) => `${leg.exporter} → ${leg.importer}`;

function figureMarks(legs: readonly Leg[]): (ChainMark | false)[] {
  const zeros = legs.reduce((sum, leg) => sum + leg.before.absentAsZero + leg.after.absentAsZero, 0);
  return [
    statusMark(legs, "partner-derived"),
    statusMark(legs, "estimated"),
    statusMark(legs, "reconciled"),
    legs.some((leg) => leg.before.converted || leg.after.converted) && {
      label: "converted",
      meaning: "The declared currency was converted to US dollars at average rates.",
    },
    legs.some((leg) => leg.spliced) && {
      label: "spliced",
      meaning: "Two series were joined: the change may come from the change of reporter.",
    },
    zeros > 0 && {
      label: `${zeros} absent as zero`,
      meaning: "Periods that the dataset covers and has no row for; they count as zero.",
    },
  ];
}

const isMark = (mark: ChainMark | false): mark is ChainMark => mark !== false;

/** Flags that say what a mark of the bottleneck says already. */
const saidByMark = /^(not matched by product|valuations differ|matched at the |rests on a figure built from)/;

/** The marks of a chain: of its bottleneck, of its legs' figures, then the caveats that the legs and flags spell out. */
export function chainMarks(chain: Chain): ChainMark[] {
  const spelledOut = new Map<string, ChainMark>();
  for (const flag of chain.flags.filter((flag) => !saidByMark.test(flag)))
    spelledOut.set(flag, { label: "flag", meaning: flag });
  for (const leg of chain.legs) {
    for (const mark of leg.marks)
      spelledOut.set(`${legWords(leg)}: ${mark}`, { label: "note", meaning: `${legWords(leg)}: ${mark}` });
  }
  return [...bottleneckMarks(chain), ...figureMarks(chain.legs)].filter(isMark).concat(...spelledOut.values());
}

/** The marks of a leg's own figures, for the inspector. */
export function legMarks(leg: Leg): ChainMark[] {
  const notes = leg.marks.map((mark) => ({ label: "note", meaning: mark }));
  return figureMarks([leg]).filter(isMark).concat(notes);
}

/** The caveat and reporting-gap claims that concern any leg, each once. */
export function chainCaveats(legs: readonly { caveats: readonly string[] }[]): string[] {
  return [...new Set(legs.flatMap((leg) => leg.caveats))];
}
