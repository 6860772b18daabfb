/** What the editor asks of the thread that knows Cypher. */
import type { DbSchema } from "@neo4j-cypher/language-support";

/** What the live database holds; names complete, and unknown ones are marked. */
export type KnownNames = Pick<DbSchema, "labels" | "relationshipTypes" | "propertyKeys" | "parameters">;

/** Offsets count UTF-16 units from the start of the query. */
export interface ColouredToken {
  from: number;
  to: number;
  kind: string;
}

export interface QueryFault {
  from: number;
  to: number;
  severity: "error" | "warning";
  message: string;
}

export interface Suggestion {
  label: string;
  text: string;
  kind: string;
}

export interface Questions {
  colour: { argument: { query: string }; answer: ColouredToken[] };
  lint: { argument: { query: string; names: KnownNames }; answer: QueryFault[] };
  complete: { argument: { query: string; caret: number; manual: boolean; names: KnownNames }; answer: Suggestion[] };
}

export type QuestionName = keyof Questions;

export type AskedQuestion = {
  [Name in QuestionName]: { id: number; question: Name; argument: Questions[Name]["argument"] };
}[QuestionName];

export type AnsweredQuestion = { id: number; answer: unknown } | { id: number; fault: string };
