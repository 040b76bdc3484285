-- How far an import of files has come, written in the transaction of what was imported; gone when the import is done. "modified" is the
-- time of the file's last change in nanoseconds: another time or size makes it another file.
CREATE TABLE import_progress (
  path TEXT PRIMARY KEY,
  byte_count INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  lines_done INTEGER NOT NULL CHECK (lines_done >= 0),
  is_done INTEGER NOT NULL CHECK (is_done IN (0, 1))
) STRICT, WITHOUT ROWID;
