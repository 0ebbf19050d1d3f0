import type { Database } from './database'

/** Version 3: what a person has noted of a fill, an order or a round trip. */
export function addNotes(database: Database): void {
  database.exec(`
    CREATE TABLE notes (
      account INTEGER NOT NULL REFERENCES accounts (row),
      subject TEXT NOT NULL,
      words TEXT NOT NULL,
      tags TEXT NOT NULL,
      changed_at INTEGER NOT NULL,
      PRIMARY KEY (account, subject)
    ) STRICT, WITHOUT ROWID;
  `)
}
