-- Who found a mention and how sure that was; what people said about entities, with all that is needed to take it back.

ALTER TABLE mention ADD COLUMN found_by TEXT NOT NULL DEFAULT 'lexicon'
  CHECK (found_by = 'lexicon' OR found_by = 'tagger' OR found_by = 'both' OR found_by = 'context');
ALTER TABLE mention ADD COLUMN confidence REAL NOT NULL DEFAULT 1;

-- A hidden entity is a false one: it is listed nowhere and found by no name. A confirmed one was looked at by a person.
ALTER TABLE entity ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1));
ALTER TABLE entity ADD COLUMN confirmed INTEGER NOT NULL DEFAULT 0 CHECK (confirmed IN (0, 1));

-- Spellings that a person took from an entity: extraction does not bring them back.
CREATE TABLE removed_alias (
  entity_id INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
  name_key TEXT NOT NULL,
  PRIMARY KEY (entity_id, name_key)
) STRICT, WITHOUT ROWID;

-- "change" is the request's JSON object.
CREATE TABLE correction (
  id INTEGER PRIMARY KEY,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action = 'add' OR action = 'edit' OR action = 'merge'),
  entity_id INTEGER NOT NULL REFERENCES entity (id),
  target_id INTEGER REFERENCES entity (id),
  change TEXT NOT NULL,
  undone_at TEXT,
  undone_by TEXT
) STRICT;
CREATE INDEX correction_by_entity ON correction (entity_id);
CREATE INDEX correction_by_target ON correction (target_id) WHERE target_id IS NOT NULL;

-- The entities of a correction as they were before it.
CREATE TABLE entity_before (
  correction_id INTEGER NOT NULL REFERENCES correction (id) ON DELETE CASCADE,
  entity_id INTEGER NOT NULL,
  type TEXT NOT NULL,
  name TEXT NOT NULL,
  name_en TEXT,
  curated INTEGER NOT NULL,
  hidden INTEGER NOT NULL,
  confirmed INTEGER NOT NULL,
  PRIMARY KEY (correction_id, entity_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE entity_name_before (
  correction_id INTEGER NOT NULL REFERENCES correction (id) ON DELETE CASCADE,
  entity_id INTEGER NOT NULL,
  name_key TEXT NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (correction_id, entity_id, name_key)
) STRICT, WITHOUT ROWID;

-- What a merge moved: articles by sort key; events by key, with role and whether the other entity had the row too; quotations and earlier
-- merged entities by id.
CREATE TABLE merged_row (
  correction_id INTEGER NOT NULL REFERENCES correction (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind = 'article' OR kind = 'event' OR kind = 'quote' OR kind = 'entity'),
  key INTEGER NOT NULL,
  role INTEGER NOT NULL DEFAULT 0,
  both INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (correction_id, kind, key, role)
) STRICT, WITHOUT ROWID;

-- The sounds of the words of all names, by which a name is found that is spelt in another script (NameSound.swift).
CREATE TABLE name_sound (
  sound TEXT NOT NULL,
  entity_id INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
  PRIMARY KEY (sound, entity_id)
) STRICT, WITHOUT ROWID;
