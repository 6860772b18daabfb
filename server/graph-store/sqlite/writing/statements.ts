import type { Database } from "../database/database.ts";
import { statementName, type Changes } from "./changes.ts";

/** Who is speaking in one commit. */
export interface Speaker {
  id: string;
  key: number;
  /** 0: an import, 1: the seeds. */
  layer: 0 | 1;
}

type Subject = "node" | "relationship";

/**
 * Sets what a contributor says about a node or relationship; false when it said the same before.
 * `key` is negative for a route.
 */
export function putStatement(
  database: Database,
  changes: Changes,
  speaker: Speaker,
  subject: Subject,
  element: { key: number; id: string },
  statement: string,
): boolean {
  const before = readStatement(database, speaker, subject, element.key);
  if (before === statement) return false;
  if (before !== undefined) changes.digest(speaker.id, statementContent(subject, element.id, before), -1);
  changes.digest(speaker.id, statementContent(subject, element.id, statement), 1);
  const sql = `INSERT INTO ${subject}_statement (${subject}, contributor, statement) VALUES (?1, ?2, ?3)
    ON CONFLICT DO UPDATE SET statement = ?3`;
  database.run(sql, element.key, speaker.key, statement);
  return statement !== (before ?? changes.saidBefore?.statements.get(statementName(subject, element.id)));
}

export function readStatement(
  database: Database,
  speaker: Speaker,
  subject: Subject,
  elementKey: number,
): string | undefined {
  const sql = `SELECT statement FROM ${subject}_statement WHERE ${subject} = ? AND contributor = ?`;
  return database.get<{ statement: string }>(sql, elementKey, speaker.key)?.statement;
}

export interface StoredStatement {
  contributor: string;
  statement: string;
}

export function readStatements(database: Database, subject: Subject, elementKey: number): StoredStatement[] {
  const sql = `SELECT c.id AS contributor, s.statement FROM ${subject}_statement s
    JOIN contributor c ON c.key = s.contributor WHERE s.${subject} = ?`;
  return database.all<StoredStatement>(sql, elementKey);
}

/** Takes back what everybody says about an element that is going away. */
export function dropStatements(
  database: Database,
  changes: Changes,
  subject: Subject,
  element: { key: number; id: string },
): void {
  for (const { contributor, statement } of readStatements(database, subject, element.key)) {
    changes.digest(contributor, statementContent(subject, element.id, statement), -1);
  }
  database.run(`DELETE FROM ${subject}_statement WHERE ${subject} = ?`, element.key);
}

/** Takes back what one contributor says about one element. */
export function takeBack(
  database: Database,
  changes: Changes,
  speaker: Speaker,
  subject: Subject,
  element: { key: number; id: string },
): void {
  const before = readStatement(database, speaker, subject, element.key);
  if (before === undefined) return;
  changes.digest(speaker.id, statementContent(subject, element.id, before), -1);
  database.run(`DELETE FROM ${subject}_statement WHERE ${subject} = ? AND contributor = ?`, element.key, speaker.key);
}

/** What the digest of a statement is made of. */
export function statementContent(subject: Subject, id: string, statement: string): string {
  return `${subject} ${id} ${statement}`;
}
