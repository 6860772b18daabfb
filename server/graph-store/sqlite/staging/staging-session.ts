import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { relationshipId } from "#graph-schema/relationship-id.ts";
import type { ElementBatch, ImportSessionOptions } from "../../graph-store.ts";
import {
  canonicalJson,
  mergeNodeStatements,
  mergeRelationshipStatements,
  type NodeStatement,
  type RelationshipStatement,
} from "../../merge-statements.ts";
import { Database } from "../database/database.ts";
import { checkDataset, checkNode, checkRelationship } from "./check-elements.ts";
import { RunWriter } from "./run-writer.ts";
import { emptyNames, type CellNames, type StagedCells } from "./staged-cells.ts";

/** A file of an import that is under way, or that a kill ended. */
export const isStagingFile = (name: string) => /^staging-.*\.sqlite/.test(name);

const tables = `
CREATE TABLE node (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, statement TEXT NOT NULL) STRICT;
CREATE TABLE relationship (
  position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL, start TEXT NOT NULL, end TEXT NOT NULL,
  statement TEXT NOT NULL
) STRICT;
CREATE TABLE coverage (position INTEGER PRIMARY KEY, block TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE unallocated (position INTEGER PRIMARY KEY, amount TEXT NOT NULL) STRICT;
CREATE TABLE run_chunk (
  run INTEGER NOT NULL, sequence INTEGER NOT NULL, row_count INTEGER NOT NULL, columns BLOB NOT NULL,
  PRIMARY KEY (run, sequence)
) STRICT;
`;

/** What one import has brought so far, in a file of its own that nobody else reads. */
export class StagingSession {
  readonly options: ImportSessionOptions;
  readonly database: Database;
  readonly names: CellNames = emptyNames();
  readonly #path: string;
  readonly #runs: RunWriter;

  constructor(folder: string, name: string, options: ImportSessionOptions) {
    this.options = options;
    this.#path = join(folder, `staging-${name}.sqlite`);
    this.database = new Database(new DatabaseSync(this.#path));
    // Nothing in it outlives the process, so it needs no journal and no waiting for the disk.
    this.database.exec("PRAGMA page_size = 32768; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;");
    this.database.exec(tables);
    this.#runs = new RunWriter(this.database);
  }

  stage(batch: ElementBatch): void {
    this.database.transaction("BEGIN", () => {
      for (const node of batch.nodes ?? []) {
        checkNode(node);
        const { type, label, properties, evidence } = node;
        this.#stageNode(node.id, { type, label, properties, evidence });
      }
      for (const relationship of batch.relationships ?? []) {
        checkRelationship(relationship);
        this.#stageRelationship(relationship);
      }
      for (const { dataset } of [...(batch.coverage ?? []), ...(batch.unallocated ?? [])]) {
        checkDataset(this.options.contributor, dataset);
      }
      for (const block of batch.coverage ?? []) {
        this.database.run("INSERT INTO coverage (block) VALUES (?) ON CONFLICT DO NOTHING", canonicalJson(block));
      }
      for (const amount of batch.unallocated ?? []) {
        this.database.run("INSERT INTO unallocated (amount) VALUES (?)", canonicalJson(amount));
      }
    });
  }

  stageCells(cells: StagedCells): void {
    for (const list of ["countries", "codes", "units", "files"] as const)
      this.names[list].push(...cells.newNames[list]);
    this.names.kinds.push(...cells.newNames.kinds);
    this.#runs.add(cells);
  }

  finishCells(): void {
    this.#runs.flush();
  }

  remove(): void {
    this.database.close();
    rmSync(this.#path, { force: true });
  }

  /** Of what one import says twice of one node, lists unite and the later scalar stands. */
  #stageNode(id: string, statement: NodeStatement): void {
    const sql = "SELECT statement FROM node WHERE id = ?";
    const before = this.database.get<{ statement: string }>(sql, id);
    const merged = before
      ? mergeNodeStatements(id, laterFirst(JSON.parse(before.statement) as NodeStatement, statement))
      : mergeNodeStatements(id, [{ contributor: "", statement }]);
    const { alternatives: _, ...kept } = merged;
    const upsert = `INSERT INTO node (id, statement) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET statement = ?2`;
    this.database.run(upsert, id, canonicalJson(kept));
  }

  #stageRelationship(relationship: NonNullable<ElementBatch["relationships"]>[number]): void {
    const { type, start, end, from, to, properties, evidence } = relationship;
    const id = relationshipId({ type, start, end, from, properties });
    const before = this.database.get<{ statement: string }>("SELECT statement FROM relationship WHERE id = ?", id);
    const statement: RelationshipStatement = { from, to, properties, evidence };
    const merged = mergeRelationshipStatements(
      before
        ? laterFirst(JSON.parse(before.statement) as RelationshipStatement, statement)
        : [{ contributor: "", statement }],
    );
    const { alternatives: _, ...kept } = merged;
    const upsert = `INSERT INTO relationship (id, type, start, end, statement) VALUES (?1, ?2, ?3, ?4, ?5)
      ON CONFLICT (id) DO UPDATE SET statement = ?5`;
    this.database.run(upsert, id, type, start, end, canonicalJson(kept));
  }
}

function laterFirst<Statement>(before: Statement, later: Statement) {
  return [
    { contributor: "0", statement: later },
    { contributor: "1", statement: before },
  ];
}

/** Removes what imports left that a kill ended. */
export function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) if (isStagingFile(name)) rmSync(join(folder, name), { force: true });
}
