import type { ContributionPage, ContributionPart, ContributionQuestion } from "../../graph-store.ts";
import type { Neo4jDatabase } from "../database/database.ts";
import type { Reading } from "../database/store-state.ts";
import { pageAmounts } from "./contributed-amounts.ts";
import { pageFigures } from "./contributed-figures.ts";
import { pageNodes, pageRelationships } from "./contributed-statements.ts";
import { streamFromOneState } from "./spool.ts";

/** What one contributor says of one part, from the cursor on. */
export interface PartQuestion {
  contributor: string;
  after: string | undefined;
}

const pagesOf: Record<
  ContributionPart,
  (reading: Reading, question: PartQuestion) => AsyncGenerator<ContributionPage>
> = { nodes: pageNodes, figures: pageFigures, amounts: pageAmounts, relationships: pageRelationships };

export function streamContributions(
  database: Neo4jDatabase,
  { contributor, part, after }: ContributionQuestion,
  signal: AbortSignal | undefined,
): AsyncGenerator<ContributionPage> {
  return streamFromOneState(database, (reading) => pagesOf[part](reading, { contributor, after }), signal);
}
