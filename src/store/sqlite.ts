/** better-sqlite3, told where its binary is: so its code can be bundled, which spares seventeen small files at each start. */
import BetterSqlite3 from "better-sqlite3";
import { createRequire } from "node:module";

/** Opens or makes a SQLite file; `timeout` in milliseconds. Throws what better-sqlite3 throws. */
export function openSqlite(file: string, options: { readonly readonly?: boolean; readonly timeout: number }) {
  const nativeBinding = createRequire(import.meta.url).resolve(
    "better-sqlite3/build/Release/better_sqlite3.node",
  );
  return new BetterSqlite3(file, { ...options, nativeBinding });
}
