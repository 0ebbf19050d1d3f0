import type { Database } from './database'

/** The lists a text is looked for in, by the number they have in the tables below. */
const lists = [
  [1, 'fills'],
  [2, 'orders'],
  [3, 'funding'],
] as const

/** Rows of a list that are searched together, by their number: see search-index. */
const blockRows = 4_096

/** What changes or goes takes what was known of its block with it. */
const triggers = ([list, table]: (typeof lists)[number]) =>
  (['UPDATE OF row, at, noun', 'DELETE'] as const)
    .map(
      (event) => `
    CREATE TRIGGER ${table}_${event === 'DELETE' ? 'gone' : 'changed'} AFTER ${event} ON ${table} BEGIN
      DELETE FROM search_blocks WHERE list = ${list} AND block = (old.row - 1) / ${blockRows};
    END;`,
    )
    .join('')

/** Version 5: which letters the rows of a list have in them, so that no search has to read every row. */
export function addSearch(database: Database): void {
  database.exec(`
    CREATE TABLE search_blocks (
      list INTEGER NOT NULL,
      block INTEGER NOT NULL,
      whole INTEGER NOT NULL,
      from_at INTEGER NOT NULL,
      to_at INTEGER NOT NULL,
      PRIMARY KEY (list, block)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE search_grams (
      list INTEGER NOT NULL,
      block INTEGER NOT NULL,
      gram INTEGER NOT NULL,
      rows BLOB NOT NULL,
      PRIMARY KEY (list, block, gram)
    ) STRICT, WITHOUT ROWID;
    ${lists.map(triggers).join('')}
  `)
}
