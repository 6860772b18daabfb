import { dayBounds } from "#graph-schema/edtf-date.ts";
import { integer } from "../database/database.ts";

/** Cypher over a relationship `r`, to be put after a WHERE, with its parameters. */
export interface RelationshipFilter {
  cypher: string;
  parameters: Record<string, unknown>;
}

/** What may have held during `asOf`; an unknown bound counts as open. */
export function relationshipFilter(asOf: string | undefined): RelationshipFilter {
  const moment = asOf === undefined ? undefined : dayBounds(asOf);
  if (!moment) return { cypher: "true", parameters: {} };
  return {
    cypher: "(r.firstDay IS NULL OR r.firstDay < $asOfEnd) AND (r.endDay IS NULL OR r.endDay > $asOfFirst)",
    parameters: { asOfEnd: integer(moment.end), asOfFirst: integer(moment.first) },
  };
}
