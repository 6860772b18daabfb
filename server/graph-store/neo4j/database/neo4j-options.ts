/** How to reach a Neo4j database; a URI says where, these say as whom and under which names. */
export interface Neo4jOptions {
  user?: string | undefined;
  password?: string | undefined;
  /** The server's default database where left out. */
  database?: string | undefined;
  /** Put before every label and relationship type, so that the graph can share a database with other data. */
  prefix?: string | undefined;
}
