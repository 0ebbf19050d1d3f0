/** What version 2 added to the layout of version 1 as it was released: it never changes. */
export const versionTwoSteps = `
CREATE TABLE day_totals (
  account INTEGER NOT NULL REFERENCES accounts (row),
  day TEXT NOT NULL,
  market TEXT NOT NULL,
  fees TEXT NOT NULL,
  realized_pnl TEXT NOT NULL,
  funding TEXT NOT NULL,
  volume TEXT NOT NULL,
  fills INTEGER NOT NULL,
  PRIMARY KEY (account, day, market)
) STRICT, WITHOUT ROWID;
`
