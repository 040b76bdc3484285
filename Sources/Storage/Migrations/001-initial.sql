-- Days are counted from 1970-01-01; instants are RFC 3339 text in UTC; lists of words are JSON arrays of strings.
-- A sort_key orders rows by date and then by arrival in one integer (SortKey.swift says how); undated rows have the smallest keys.
-- Checks of three and more words say OR, not IN, for which SQLite would build a table at every insert.
-- "wide" rows have a date known only to a stretch of more than a month: they have indexes of their own, see DateWindow.swift.

CREATE TABLE sequence (
  name TEXT PRIMARY KEY,
  last INTEGER NOT NULL CHECK (last >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  content_hash BLOB NOT NULL UNIQUE CHECK (length(content_hash) = 32),
  media_type TEXT NOT NULL,
  charset TEXT,
  title TEXT,
  source TEXT,
  url TEXT,
  published TEXT,
  retrieved TEXT,
  language TEXT,
  external_id TEXT UNIQUE,
  split INTEGER NOT NULL CHECK (split IN (0, 1)),
  received_at TEXT NOT NULL,
  byte_count INTEGER NOT NULL CHECK (byte_count >= 0)
) STRICT;

CREATE TABLE document_raw (
  document_id INTEGER PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
  compression TEXT NOT NULL CHECK (compression IN ('none', 'zlib')),
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE entity (
  id INTEGER PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE CHECK (slug <> ''),
  type TEXT NOT NULL CHECK (type = 'person' OR type = 'organization' OR type = 'place' OR type = 'group' OR type = 'other'),
  name TEXT NOT NULL,
  name_en TEXT,
  curated INTEGER NOT NULL DEFAULT 0 CHECK (curated IN (0, 1)),
  merged_into INTEGER REFERENCES entity (id) CHECK (merged_into <> id),
  article_count INTEGER NOT NULL DEFAULT 0 CHECK (article_count >= 0),
  mention_count INTEGER NOT NULL DEFAULT 0 CHECK (mention_count >= 0)
) STRICT;
CREATE INDEX entity_by_count ON entity (article_count DESC, id) WHERE merged_into IS NULL;
CREATE INDEX entity_by_type ON entity (type, article_count DESC, id) WHERE merged_into IS NULL;
CREATE INDEX entity_merged ON entity (merged_into) WHERE merged_into IS NOT NULL;

-- Every spelling by which an entity is found. name_key is folded: letters of one sound are one, blanks for marks.
CREATE TABLE entity_name (
  name_key TEXT NOT NULL CHECK (name_key <> ''),
  entity_id INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind = 'name' OR kind = 'english' OR kind = 'alias' OR kind = 'slug'),
  text TEXT NOT NULL,
  PRIMARY KEY (name_key, entity_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_name_by_entity ON entity_name (entity_id);

-- The body stands last, so that lists read only the first page of a row.
CREATE TABLE article (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  sort_key INTEGER NOT NULL UNIQUE,
  date_first INTEGER,
  date_last INTEGER CHECK (date_last >= date_first),
  wide INTEGER NOT NULL CHECK (wide IN (0, 1)),
  published_precision TEXT,
  published_basis TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('article', 'teaser')),
  language TEXT NOT NULL,
  source TEXT,
  place TEXT,
  place_key TEXT,
  url TEXT,
  word_count INTEGER NOT NULL,
  document_start INTEGER NOT NULL,
  document_end INTEGER NOT NULL,
  translator TEXT,
  desk TEXT,
  authors TEXT NOT NULL,
  title TEXT NOT NULL,
  subtitle TEXT,
  captions TEXT NOT NULL,
  headings TEXT NOT NULL,
  warnings TEXT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (document_id, position)
) STRICT;
CREATE INDEX article_by_source ON article (source, sort_key) WHERE source IS NOT NULL;
CREATE INDEX article_by_place ON article (place_key, sort_key) WHERE place_key IS NOT NULL;
CREATE INDEX article_by_language ON article (language, sort_key) WHERE language <> 'ar';
CREATE INDEX article_teaser ON article (sort_key) WHERE kind = 'teaser';
CREATE INDEX article_wide ON article (sort_key) WHERE wide = 1;

-- rowid is the article's sort_key: the index itself yields the newest hits first, and a range of days is a range of rowids.
CREATE VIRTUAL TABLE article_text USING fts5 (
  title, subtitle, body, content = 'article', content_rowid = 'sort_key', tokenize = 'sijill'
);

CREATE TABLE mention (
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  entity_id INTEGER NOT NULL REFERENCES entity (id),
  field TEXT NOT NULL CHECK (field = 'title' OR field = 'subtitle' OR field = 'body'),
  start_offset INTEGER NOT NULL,
  end_offset INTEGER NOT NULL CHECK (end_offset >= start_offset),
  text TEXT NOT NULL,
  how TEXT NOT NULL CHECK (how = 'name' OR how = 'alias' OR how = 'title' OR how = 'demonym' OR how = 'pronoun'),
  PRIMARY KEY (article_id, position)
) STRICT, WITHOUT ROWID;

-- Which articles speak of an entity by more than a relative adjective: what the filter "actor" asks.
CREATE TABLE article_entity (
  entity_id INTEGER NOT NULL,
  article_key INTEGER NOT NULL,
  date_last INTEGER,
  wide INTEGER NOT NULL,
  mention_count INTEGER NOT NULL CHECK (mention_count > 0),
  PRIMARY KEY (entity_id, article_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_entity_by_article ON article_entity (article_key, entity_id, mention_count);
CREATE INDEX article_entity_wide ON article_entity (entity_id, article_key) WHERE wide = 1;

CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  sort_key INTEGER NOT NULL,
  date_first INTEGER,
  date_last INTEGER CHECK (date_last >= date_first),
  wide INTEGER NOT NULL CHECK (wide IN (0, 1)),
  date_precision TEXT,
  date_basis TEXT,
  type TEXT NOT NULL,
  mode TEXT,
  cameo_root TEXT NOT NULL,
  contexts TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status = 'occurred' OR status = 'planned' OR status = 'denied' OR status = 'hypothetical'),
  historical INTEGER NOT NULL CHECK (historical IN (0, 1)),
  sentence_start INTEGER NOT NULL,
  sentence_end INTEGER NOT NULL,
  trigger_start INTEGER NOT NULL,
  trigger_end INTEGER NOT NULL,
  trigger_text TEXT NOT NULL,
  rule TEXT NOT NULL,
  confidence REAL NOT NULL,
  cluster_id INTEGER,
  UNIQUE (article_id, position)
) STRICT;
CREATE INDEX event_by_date ON event (sort_key);
CREATE INDEX event_by_type ON event (type, sort_key);
CREATE INDEX event_by_status ON event (status, sort_key) WHERE status <> 'occurred';
CREATE INDEX event_by_cluster ON event (cluster_id) WHERE cluster_id IS NOT NULL;
CREATE INDEX event_wide ON event (sort_key) WHERE wide = 1;

CREATE TABLE event_participant (
  event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
  side TEXT NOT NULL CHECK (side = 'actor' OR side = 'target' OR side = 'place'),
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  start_offset INTEGER NOT NULL,
  end_offset INTEGER NOT NULL CHECK (end_offset >= start_offset),
  entity_id INTEGER REFERENCES entity (id),
  PRIMARY KEY (event_id, side, position)
) STRICT, WITHOUT ROWID;

-- What the filters "actor", "target" and "place" ask. role: 1 source, 2 target, 3 place; in reciprocal events both sides have both roles.
CREATE TABLE event_entity (
  entity_id INTEGER NOT NULL,
  role INTEGER NOT NULL CHECK (role = 1 OR role = 2 OR role = 3),
  event_key INTEGER NOT NULL,
  date_last INTEGER,
  wide INTEGER NOT NULL,
  PRIMARY KEY (entity_id, role, event_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_entity_wide ON event_entity (entity_id, role, event_key) WHERE wide = 1;

CREATE TABLE quote (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  sort_key INTEGER NOT NULL,
  date_last INTEGER,
  wide INTEGER NOT NULL CHECK (wide IN (0, 1)),
  speaker_id INTEGER REFERENCES entity (id),
  speaker_text TEXT,
  text TEXT NOT NULL,
  start_offset INTEGER NOT NULL,
  end_offset INTEGER NOT NULL CHECK (end_offset >= start_offset),
  cue TEXT,
  direct INTEGER NOT NULL CHECK (direct IN (0, 1)),
  UNIQUE (article_id, position)
) STRICT;
CREATE INDEX quote_by_date ON quote (sort_key);
CREATE INDEX quote_by_speaker ON quote (speaker_id, sort_key) WHERE speaker_id IS NOT NULL;
CREATE INDEX quote_wide ON quote (sort_key) WHERE wide = 1;

CREATE TABLE date_mention (
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  start_offset INTEGER NOT NULL,
  end_offset INTEGER NOT NULL CHECK (end_offset >= start_offset),
  text TEXT NOT NULL,
  value TEXT NOT NULL,
  precision TEXT NOT NULL,
  date_first INTEGER,
  date_last INTEGER,
  PRIMARY KEY (article_id, position)
) STRICT, WITHOUT ROWID;
