import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";

/**
 * A connection with its prepared statements, so that each text is compiled once. SQLite cannot interrupt a statement
 * from outside; statements that may run long call `still_wanted(column)` for each row, which runs `checkAbort`.
 */
export class Database {
  readonly connection: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #reading = new Set<Iterator<unknown>>();

  /** Throws when whoever asked has given up. */
  checkAbort: () => void = () => {};

  constructor(connection: DatabaseSync) {
    this.connection = connection;
    connection.function("still_wanted", (_row) => {
      this.checkAbort();
      return 1;
    });
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

  /**
   * Rows one by one, from a statement of its own. A statement that is not read to its end keeps the connection in the
   * state it began in, so those left over are ended with the transaction.
   */
  iterate<Row>(sql: string, ...parameters: SQLInputValue[]): IterableIterator<Row> {
    const rows = this.connection.prepare(sql).iterate(...parameters);
    this.#reading.add(rows);
    return rows as unknown as IterableIterator<Row>;
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
      this.#endReading();
      this.connection.exec("COMMIT");
      return result;
    } catch (error) {
      this.#endReading();
      if (this.connection.isTransaction) this.connection.exec("ROLLBACK");
      throw error;
    }
  }

  #endReading(): void {
    for (const rows of this.#reading) rows.return?.();
    this.#reading.clear();
  }

  close(): void {
    this.#statements.clear();
    this.connection.close();
  }
}
