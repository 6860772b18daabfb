import type { UnknownReason } from "#graph-schema/contract/trace.ts";

interface ReasonWords {
  /** Fits under "unknown" in a table cell. */
  short: string;
  /** A whole sentence. */
  full: string;
}

const words: Record<UnknownReason, ReasonWords> = {
  "not-covered": {
    short: "not covered",
    full: "Unknown: no dataset held covers this window for this leg, so a missing row does not mean zero.",
  },
  "not-reported": { short: "no value given", full: "Unknown: the rows held were declared without a value." },
  "reporter-break": {
    short: "reporter break",
    full: "Unknown: no one series covers both windows, or its status changes between them, so the two cannot be compared.",
  },
  "partial-year": {
    short: "partial year",
    full: "Unknown: the annual figure covers fewer than twelve months and is not used as a year.",
  },
  "edition-change": {
    short: "code changed",
    full: "Unknown: the code was created or closed by a change of the HS edition between the windows.",
  },
  "zero-base": { short: "base is zero", full: "Not defined: the figure before is zero, so there is no growth rate." },
  "not-a-member-of-dataset": {
    short: "outside dataset",
    full: "Unknown: the dataset does not hold this reporter or code.",
  },
};

/** Why a figure is unknown, in words; without a stated reason it says so. */
export function unknownReasonWords(reason: UnknownReason | undefined): ReasonWords {
  return reason === undefined
    ? { short: "no figure", full: "Unknown: there is no figure in the data held." }
    : words[reason];
}
