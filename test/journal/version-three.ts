/** What version 3 added to the layout of version 2 as it was released: it never changes. */
export const versionThreeSteps = `
CREATE TABLE notes (
  account INTEGER NOT NULL REFERENCES accounts (row),
  subject TEXT NOT NULL,
  words TEXT NOT NULL,
  tags TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (account, subject)
) STRICT, WITHOUT ROWID;
`
