/** What version 4 added to the layout of version 3 as it was released: it never changes. */
export const versionFourSteps = `
CREATE TABLE month_totals (
  account INTEGER NOT NULL REFERENCES accounts (row),
  month TEXT NOT NULL,
  market TEXT NOT NULL,
  fees TEXT NOT NULL,
  realized_pnl TEXT NOT NULL,
  funding TEXT NOT NULL,
  volume TEXT NOT NULL,
  fills INTEGER NOT NULL,
  PRIMARY KEY (account, month, market)
) STRICT, WITHOUT ROWID;
`
