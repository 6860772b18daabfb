import type { CypherBudget, CypherResponse } from "#graph-schema/contract/cypher.ts";
import { ValueMapper } from "./map-value.ts";

type Completeness = CypherResponse["completeness"];

export const complete: Completeness = { status: "complete" };

export function stoppedBy(
  budget: Extract<Completeness, { status: "stopped" }>["budget"],
  reason: string,
): Completeness {
  return { status: "stopped", budget, reason };
}

/** Characters of an answer as JSON. */
const sizeLimit = 8_000_000;

/** Holds the rows of one answer and says when there are enough. */
export class AnswerCollector {
  columns: string[] = [];
  readonly #budget: CypherBudget;
  readonly #mapper = new ValueMapper();
  readonly #rows: unknown[][] = [];
  readonly #begun = performance.now();
  #size = 0;

  constructor(budget: CypherBudget) {
    this.#budget = budget;
  }

  /** Why the answer ends before this row, or undefined where the row was taken. */
  add(values: readonly unknown[]): Completeness | undefined {
    const { rows } = this.#budget;
    if (this.#rows.length >= rows) return stoppedBy("rows", `These are the first ${rows} rows; there are more.`);
    const row = values.map((value) => this.#mapper.map(value));
    this.#size += JSON.stringify(row).length;
    if (this.#size > sizeLimit) {
      return stoppedBy(
        "size",
        `The answer ends where it would have passed ${sizeLimit / 1e6} MB; return less per row.`,
      );
    }
    this.#rows.push(row);
    return undefined;
  }

  answer(completeness: Completeness): CypherResponse {
    return {
      columns: this.columns,
      rows: this.#rows,
      completeness,
      missingValues: this.#mapper.missingValues,
      milliseconds: Math.round(performance.now() - this.#begun),
    };
  }
}
