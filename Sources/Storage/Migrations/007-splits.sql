-- Articles in which a name means another than the entity under which it is found there: from then on it is found as that one.
CREATE TABLE entity_split (
  article_id INTEGER NOT NULL,
  entity_id INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
  target_id INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
  correction_id INTEGER NOT NULL REFERENCES correction (id) ON DELETE CASCADE,
  PRIMARY KEY (article_id, entity_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_split_by_correction ON entity_split (correction_id);

-- What a split moved, with the entity that it was of: mentions by article and position, participants by event, side and position, quotations.
CREATE TABLE split_row (
  correction_id INTEGER NOT NULL REFERENCES correction (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind = 'mention' OR kind = 'participant' OR kind = 'quote'),
  owner INTEGER NOT NULL,
  part TEXT NOT NULL,
  entity_id INTEGER NOT NULL,
  PRIMARY KEY (correction_id, kind, owner, part)
) STRICT, WITHOUT ROWID;

-- A split is kept as an edit of the one and the addition of the other: the actions of a correction are listed in its table.
ALTER TABLE correction ADD COLUMN split INTEGER NOT NULL DEFAULT 0 CHECK (split IN (0, 1));

-- Lists leave out what is hidden.
CREATE INDEX entity_hidden ON entity (id) WHERE hidden = 1;
