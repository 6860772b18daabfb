import { dayBounds } from "#graph-schema/edtf-date.ts";
import type { SQLInputValue } from "node:sqlite";

/** SQL over the columns of `relationship`, to be put after a WHERE, with its parameters. */
export interface RelationshipFilter {
  sql: string;
  parameters: SQLInputValue[];
}

/** What may have held during `asOf` (an unknown bound counts as open) and is of one of `types`. */
export function relationshipFilter(asOf: string | undefined, types?: readonly string[]): RelationshipFilter {
  const parts = ["TRUE"];
  const parameters: SQLInputValue[] = [];
  const moment = asOf === undefined ? undefined : dayBounds(asOf);
  if (moment) {
    parts.push("(first_day IS NULL OR first_day < ?)", "(end_day IS NULL OR end_day > ?)");
    parameters.push(moment.end, moment.first);
  }
  if (types) {
    parts.push("relationship.type IN (SELECT value FROM json_each(?))");
    parameters.push(JSON.stringify(types));
  }
  return { sql: parts.join(" AND "), parameters };
}
