import type { Migration } from "./migrate.ts";

/**
 * Version 1. A route and a node share one space of keys: node keys are positive, a route's is its own key negated.
 * `*_statement` holds what each contributor says; `node` and `relationship` hold the merge that readers see.
 */
const version1 = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE contributor (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;

CREATE TABLE node (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  label TEXT NOT NULL,
  properties TEXT NOT NULL,
  evidence TEXT NOT NULL,
  alternatives TEXT NOT NULL,
  degree INTEGER NOT NULL DEFAULT 0,
  rank INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX node_by_type ON node(type);
CREATE TABLE node_statement (
  node INTEGER NOT NULL,
  contributor INTEGER NOT NULL,
  statement TEXT NOT NULL,
  PRIMARY KEY (node, contributor)
) STRICT, WITHOUT ROWID;
CREATE INDEX node_statement_by_contributor ON node_statement(contributor, node);

CREATE TABLE relationship (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  start_key INTEGER NOT NULL,
  end_key INTEGER NOT NULL,
  from_text TEXT,
  to_text TEXT,
  first_day INTEGER,
  end_day INTEGER,
  properties TEXT NOT NULL,
  evidence TEXT NOT NULL,
  alternatives TEXT NOT NULL
) STRICT;
CREATE INDEX relationship_by_start ON relationship(start_key, type, end_key);
CREATE INDEX relationship_by_end ON relationship(end_key, type, start_key);
CREATE TABLE relationship_statement (
  relationship INTEGER NOT NULL,
  contributor INTEGER NOT NULL,
  statement TEXT NOT NULL,
  PRIMARY KEY (relationship, contributor)
) STRICT, WITHOUT ROWID;
CREATE INDEX relationship_statement_by_contributor ON relationship_statement(contributor, relationship);

CREATE TABLE route (
  key INTEGER PRIMARY KEY,
  exporter TEXT NOT NULL,
  importer TEXT NOT NULL,
  hs TEXT NOT NULL,
  degree INTEGER NOT NULL DEFAULT 0,
  rank INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX route_identity ON route(exporter, importer, hs);
CREATE INDEX route_by_exporter ON route(exporter, rank DESC, importer || ':' || hs);
CREATE INDEX route_by_importer ON route(importer, rank DESC, exporter || '>' || importer || ':' || hs);
CREATE INDEX route_by_commodity ON route(hs, rank DESC, exporter || '>' || importer || ':');

CREATE TABLE series_kind (
  key INTEGER PRIMARY KEY,
  dataset TEXT NOT NULL,
  side TEXT NOT NULL,
  flow TEXT NOT NULL,
  frequency TEXT NOT NULL,
  edition TEXT NOT NULL,
  valuation TEXT NOT NULL,
  basis TEXT NOT NULL,
  UNIQUE (dataset, side, flow, frequency, edition, valuation, basis)
) STRICT;
CREATE TABLE reported_unit (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE imported_file (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
-- layer 0: imports, 1: seeds; an import's cell stands before the seeds' cell of the same period.
CREATE TABLE series (
  route INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  layer INTEGER NOT NULL,
  unit INTEGER NOT NULL,
  cells BLOB NOT NULL,
  PRIMARY KEY (route, kind, layer)
) STRICT, WITHOUT ROWID;
CREATE INDEX series_by_kind ON series(kind, layer, route);

CREATE TABLE coverage (
  contributor INTEGER NOT NULL,
  block TEXT NOT NULL,
  PRIMARY KEY (contributor, block)
) STRICT, WITHOUT ROWID;
CREATE TABLE unallocated (
  layer INTEGER NOT NULL,
  dataset TEXT NOT NULL,
  reporter TEXT NOT NULL,
  flow TEXT NOT NULL,
  frequency TEXT NOT NULL,
  edition TEXT NOT NULL,
  hs TEXT NOT NULL,
  period INTEGER NOT NULL,
  kind TEXT NOT NULL,
  partner_text TEXT NOT NULL,
  value REAL,
  source_rows TEXT NOT NULL,
  PRIMARY KEY (reporter, hs, dataset, flow, frequency, edition, period, kind, partner_text, layer)
) STRICT, WITHOUT ROWID;

CREATE TABLE tally (scope TEXT NOT NULL, name TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (scope, name)) STRICT, WITHOUT ROWID;
CREATE TABLE digest (
  scope TEXT PRIMARY KEY, a INTEGER NOT NULL, b INTEGER NOT NULL, c INTEGER NOT NULL, d INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE search_document (node INTEGER PRIMARY KEY, names TEXT NOT NULL, codes TEXT NOT NULL) STRICT;
CREATE TABLE search_name (folded TEXT NOT NULL, node INTEGER NOT NULL, PRIMARY KEY (folded, node)) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE search_index USING fts5(
  names, content = 'search_document', content_rowid = 'node', tokenize = 'trigram case_sensitive 1'
);
`;

/** Version 2. What is kept beside the graph; `kind` and `id` sort by code points. */
const version2 = `
CREATE TABLE document (
  key INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  version TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (kind, id)
) STRICT;
`;

/** In order of version; a database of version n has had the first n applied. */
export const migrations: readonly Migration[] = [
  { version: 1, apply: (database) => database.exec(version1) },
  { version: 2, apply: (database) => database.exec(version2) },
];
