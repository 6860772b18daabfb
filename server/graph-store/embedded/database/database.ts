import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";

/** A connection with its prepared statements, so that each text is compiled once. */
export class Database {
  readonly connection: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(connection: DatabaseSync) {
    this.connection = connection;
  }

  /** A fresh statement, for iterations that may overlap with others of the same text. */
  prepare(sql: string): StatementSync {
    return this.connection.prepare(sql);
  }

  statement(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.connection.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  all<Row>(sql: string, ...parameters: SQLInputValue[]): Row[] {
    return this.statement(sql).all(...parameters) as Row[];
  }

  get<Row>(sql: string, ...parameters: SQLInputValue[]): Row | undefined {
    return this.statement(sql).get(...parameters) as Row | undefined;
  }

  run(sql: string, ...parameters: SQLInputValue[]): number {
    return Number(this.statement(sql).run(...parameters).changes);
  }

  /** The row's key that an INSERT made. */
  insert(sql: string, ...parameters: SQLInputValue[]): number {
    return Number(this.statement(sql).run(...parameters).lastInsertRowid);
  }

  exec(sql: string): void {
    this.connection.exec(sql);
  }

  /** Runs `work` between BEGIN and COMMIT; whatever it throws rolls everything back. */
  transaction<Result>(begin: "BEGIN" | "BEGIN IMMEDIATE", work: () => Result): Result {
    this.connection.exec(begin);
    try {
      const result = work();
      this.connection.exec("COMMIT");
      return result;
    } catch (error) {
      if (this.connection.isTransaction) this.connection.exec("ROLLBACK");
      throw error;
    }
  }

  close(): void {
    this.#statements.clear();
    this.connection.close();
  }
}
