-- Searches with a name, who wants to be told of what they find, and what was told.

-- "query" is the query of a list as it was given: names in it are looked up each time, so that it follows merges and new spellings.
CREATE TABLE saved_search (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  kind TEXT NOT NULL CHECK (kind = 'articles' OR kind = 'events' OR kind = 'quotes'),
  query TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

-- "last_id": rows up to this id were looked at, and deliveries made of those that match.
CREATE TABLE watch (
  id INTEGER PRIMARY KEY,
  search_id INTEGER NOT NULL REFERENCES saved_search (id),
  url TEXT NOT NULL,
  secret BLOB NOT NULL,
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  last_id INTEGER NOT NULL,
  problem TEXT,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX watch_by_search ON watch (search_id);

-- "body" is what is sent, the same bytes at each attempt; it is emptied once they were taken. "next_at" counts seconds since 1970.
CREATE TABLE delivery (
  id INTEGER PRIMARY KEY,
  watch_id INTEGER NOT NULL REFERENCES watch (id) ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (state = 'pending' OR state = 'delivered' OR state = 'dead'),
  item_count INTEGER NOT NULL,
  body TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  first_at INTEGER NOT NULL,
  next_at INTEGER NOT NULL,
  last_status INTEGER,
  last_error TEXT,
  created_at TEXT NOT NULL,
  ended_at TEXT
) STRICT;
CREATE INDEX delivery_by_watch ON delivery (watch_id, id);
CREATE INDEX delivery_by_state ON delivery (state, id);
CREATE INDEX delivery_due ON delivery (next_at) WHERE state = 'pending';
