/** The layout of version 1 of the file as it was released: it never changes. */
export const versionOne = `
CREATE TABLE accounts (
  row INTEGER PRIMARY KEY,
  environment TEXT NOT NULL,
  address TEXT NOT NULL,
  UNIQUE (environment, address)
) STRICT;
CREATE TABLE marks (
  account INTEGER NOT NULL REFERENCES accounts (row),
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (account, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE intents (
  row INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES accounts (row),
  client_id TEXT NOT NULL,
  state TEXT NOT NULL,
  intended_at INTEGER NOT NULL,
  settled_at INTEGER,
  noun TEXT NOT NULL,
  UNIQUE (account, client_id)
) STRICT;
CREATE INDEX intents_open ON intents (account, intended_at) WHERE settled_at IS NULL;
CREATE INDEX intents_settled ON intents (settled_at) WHERE settled_at IS NOT NULL;
CREATE TABLE orders (
  row INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES accounts (row),
  id TEXT NOT NULL,
  client_id TEXT NOT NULL,
  market TEXT NOT NULL,
  state TEXT NOT NULL,
  at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  seq TEXT NOT NULL,
  noun TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX orders_by_id ON orders (account, id) WHERE id <> '';
CREATE UNIQUE INDEX orders_unanswered ON orders (account, client_id) WHERE id = '';
CREATE INDEX orders_by_client ON orders (account, client_id) WHERE client_id <> '';
CREATE INDEX orders_by_time ON orders (account, at);
CREATE INDEX orders_by_market ON orders (account, market, at);
CREATE INDEX orders_by_state ON orders (account, state, at);
CREATE TABLE order_events (
  row INTEGER PRIMARY KEY,
  order_row INTEGER NOT NULL REFERENCES orders (row),
  state TEXT NOT NULL,
  remaining_size TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  seq TEXT NOT NULL,
  seen_at INTEGER NOT NULL,
  noun TEXT NOT NULL,
  UNIQUE (order_row, updated_at, state, remaining_size)
) STRICT;
CREATE INDEX order_events_by_time ON order_events (seen_at);
CREATE TABLE fills (
  row INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES accounts (row),
  key TEXT NOT NULL,
  id TEXT NOT NULL,
  order_id TEXT NOT NULL,
  market TEXT NOT NULL,
  at INTEGER NOT NULL,
  caught_up INTEGER NOT NULL,
  busted INTEGER NOT NULL,
  rung_at INTEGER,
  noun TEXT NOT NULL,
  UNIQUE (account, key)
) STRICT;
CREATE INDEX fills_by_time ON fills (account, at);
CREATE INDEX fills_by_market ON fills (account, market, at);
CREATE INDEX fills_by_id ON fills (account, id);
CREATE INDEX fills_by_order ON fills (account, order_id, at);
CREATE INDEX fills_unrung ON fills (account, at) WHERE rung_at IS NULL AND busted = 0;
CREATE TABLE busts (
  account INTEGER NOT NULL REFERENCES accounts (row),
  fill_id TEXT NOT NULL,
  seen_at INTEGER NOT NULL,
  PRIMARY KEY (account, fill_id)
) STRICT, WITHOUT ROWID;
  CREATE TABLE funding (
row INTEGER PRIMARY KEY,
account INTEGER NOT NULL REFERENCES accounts (row),
key TEXT NOT NULL,
market TEXT NOT NULL,
at INTEGER NOT NULL,
noun TEXT NOT NULL,
UNIQUE (account, key)
  ) STRICT;
  CREATE INDEX funding_by_time ON funding (account, at);
  CREATE INDEX funding_by_market ON funding (account, market, at);
  CREATE TABLE transfers (
row INTEGER PRIMARY KEY,
account INTEGER NOT NULL REFERENCES accounts (row),
key TEXT NOT NULL,
market TEXT NOT NULL,
at INTEGER NOT NULL,
noun TEXT NOT NULL,
UNIQUE (account, key)
  ) STRICT;
  CREATE INDEX transfers_by_time ON transfers (account, at);
  CREATE INDEX transfers_by_market ON transfers (account, market, at);
  CREATE TABLE transactions (
row INTEGER PRIMARY KEY,
account INTEGER NOT NULL REFERENCES accounts (row),
key TEXT NOT NULL,
market TEXT NOT NULL,
at INTEGER NOT NULL,
noun TEXT NOT NULL,
UNIQUE (account, key)
  ) STRICT;
  CREATE INDEX transactions_by_time ON transactions (account, at);
  CREATE INDEX transactions_by_market ON transactions (account, market, at);
  CREATE TABLE balance_events (
row INTEGER PRIMARY KEY,
account INTEGER NOT NULL REFERENCES accounts (row),
key TEXT NOT NULL,
market TEXT NOT NULL,
at INTEGER NOT NULL,
noun TEXT NOT NULL,
UNIQUE (account, key)
  ) STRICT;
  CREATE INDEX balance_events_by_time ON balance_events (account, at);
  CREATE INDEX balance_events_by_market ON balance_events (account, market, at);
  CREATE TABLE alerts (
row INTEGER PRIMARY KEY,
account INTEGER NOT NULL REFERENCES accounts (row),
key TEXT NOT NULL,
market TEXT NOT NULL,
at INTEGER NOT NULL,
rung_at INTEGER,
noun TEXT NOT NULL,
UNIQUE (account, key)
  ) STRICT;
  CREATE INDEX alerts_by_time ON alerts (account, at);
  CREATE INDEX alerts_by_market ON alerts (account, market, at);
`
