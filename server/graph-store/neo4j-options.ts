/** How to reach a Neo4j database; a URI says where, these say as whom and under which names. */
export interface Neo4jOptions {
  user?: string | undefined;
  password?: string | undefined;
  /** The user's home database where left out. */
  database?: string | undefined;
  /** As whom the Cypher console asks, if not as the store: a user who may only read is a second wall. */
  consoleUser?: string | undefined;
  consolePassword?: string | undefined;
  /** Put before every label and relationship type, so that the graph can share a database with other data. */
  prefix?: string | undefined;
  /** How many nodes and relationships one transaction writes, give or take; 20,000 where left out. */
  elementsAtOnce?: number | undefined;
}

/** A prefix as labels may begin with it. */
export const prefixPattern = /^[A-Za-z][A-Za-z0-9]{0,30}$/;
