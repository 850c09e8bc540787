/** One connection to the SQLite file: Kysely writes the queries, better-sqlite3 runs them. */
import type BetterSqlite3 from "better-sqlite3";
import {
  type Compilable,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import type { Schema } from "./schema.ts";
import { explained } from "./sqlite-errors.ts";

type Statement = BetterSqlite3.Statement;

/**
 * Statements run at once and transactions hold no `await`. Kysely's own SQLite driver awaits between the statements of
 * a transaction, on the only connection there is, so that whatever else runs meanwhile would land inside it; and it
 * begins transactions deferred, which fail beside a second writer (SQLITE_BUSY_SNAPSHOT).
 */
export class Database {
  /** Builds queries; `all`, `first` and `run` run them. */
  readonly query = new Kysely<Schema>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });

  private readonly statements = new Map<string, Statement>();

  constructor(
    readonly file: string,
    readonly connection: BetterSqlite3.Database,
  ) {}

  /** Runs `work` on one snapshot: all that it reads is of one moment. Rejects with a `UserError` where the file is at fault. */
  read<T>(work: () => T): Promise<T> {
    return explained(this.file, () => this.connection.transaction(work).deferred());
  }

  /** Runs `work` in one transaction that is durable when the promise resolves, and undone when `work` throws. */
  write<T>(work: () => T): Promise<T> {
    return explained(this.file, () => this.connection.transaction(work).immediate());
  }

  all<Row>(query: Compilable<Row>): Row[] {
    const { sql, parameters } = query.compile();
    return this.prepare(sql).all(...parameters) as Row[];
  }

  first<Row>(query: Compilable<Row>): Row | undefined {
    const { sql, parameters } = query.compile();
    return this.prepare(sql).get(...parameters) as Row | undefined;
  }

  /** Runs a query for its effect; gives the number of rows that it changed. */
  run(query: Compilable): number {
    const { sql, parameters } = query.compile();
    return this.prepare(sql).run(...parameters).changes;
  }

  /** A statement in plain SQL, prepared once for the life of the connection. */
  statement<Parameters extends unknown[], Row = unknown>(
    sql: string,
  ): BetterSqlite3.Statement<Parameters, Row> {
    return this.prepare(sql) as BetterSqlite3.Statement<Parameters, Row>;
  }

  close(): void {
    this.connection.close();
  }

  private prepare(sql: string): Statement {
    const known = this.statements.get(sql);
    if (known) return known;
    const statement = this.connection.prepare(sql);
    this.statements.set(sql, statement);
    return statement;
  }
}
