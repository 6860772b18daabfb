import { CypherError } from "../../cypher-console.ts";

/** @param operator - what the query does that it may not, as the reader would call it */
export function refuse(operator: string, message: string): never {
  throw new CypherError("refused", message, { operator });
}
