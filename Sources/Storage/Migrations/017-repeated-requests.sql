-- Answers to requests that their clients named, for when they send them again. name and fingerprint are SHA-256: neither a client's own
-- words nor its key are kept. headers is a JSON array of names and values in turn; made_at is RFC 3339 in UTC.
CREATE TABLE repeated_request (
  name BLOB PRIMARY KEY CHECK (length(name) = 32),
  fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32),
  made_at TEXT NOT NULL,
  status INTEGER NOT NULL,
  headers TEXT NOT NULL,
  body BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX repeated_request_by_time ON repeated_request (made_at);
