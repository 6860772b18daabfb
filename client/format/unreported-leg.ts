/** A leg without figures, in words: unknown, never zero, and of whom that is said depends on the question. */
import type { TraceRequestInput } from "#graph-schema/contract/trace.ts";
import { isNarrowedQuestion } from "#graph-schema/narrowed-question.ts";

interface UnreportedWords {
  /** Names the leg's state in a list or heading. */
  short: string;
  /** A whole sentence. */
  full: string;
}

const narrowed: UnreportedWords = {
  short: "no figures under this choice of reporter or datasets",
  full: "Unknown: no figures under this choice of reporter or datasets; others may report this leg. That is not zero.",
};
const wide: UnreportedWords = {
  short: "nobody reports this leg",
  full: "Unknown: nobody reports this leg in the data held. That is not zero.",
};

export function unreportedWords(isNarrowed: boolean): UnreportedWords {
  return isNarrowed ? narrowed : wide;
}

export function unreportedWordsFor(question: Pick<TraceRequestInput, "reporter" | "datasets">): UnreportedWords {
  return unreportedWords(isNarrowedQuestion(question));
}
