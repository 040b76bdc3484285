-- To whom something was said and what it is about; whether only a part of what was said is quoted.
ALTER TABLE quote ADD COLUMN addressee_id INTEGER REFERENCES entity (id);
ALTER TABLE quote ADD COLUMN addressee_text TEXT;
ALTER TABLE quote ADD COLUMN partial INTEGER NOT NULL DEFAULT 0 CHECK (partial IN (0, 1));

-- quote_key, date_last and wide repeat the quotation's, so that the filter "about" reads one index in order.
CREATE TABLE quote_about (
  quote_id INTEGER NOT NULL REFERENCES quote (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  start_offset INTEGER NOT NULL,
  end_offset INTEGER NOT NULL CHECK (end_offset >= start_offset),
  entity_id INTEGER REFERENCES entity (id),
  quote_key INTEGER NOT NULL,
  date_last INTEGER,
  wide INTEGER NOT NULL,
  PRIMARY KEY (quote_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX quote_about_by_entity ON quote_about (entity_id, quote_key) WHERE entity_id IS NOT NULL;
