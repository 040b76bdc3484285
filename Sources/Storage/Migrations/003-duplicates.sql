-- A wording is a text as its folded words have it; articles of the same wording are copies of each other. Wordings that are nearly the same
-- form a cluster, under the smallest id of its articles' wordings; a teaser belongs to the cluster of its article.
CREATE TABLE wording (
  id INTEGER PRIMARY KEY,
  text_hash INTEGER NOT NULL,
  is_teaser INTEGER NOT NULL CHECK (is_teaser IN (0, 1)),
  -- What was written to wording_band, four bytes each, so that it can be taken out again whatever a later version computes.
  bands BLOB NOT NULL,
  cluster_id INTEGER NOT NULL
) STRICT;
CREATE INDEX wording_by_cluster ON wording (cluster_id) WHERE cluster_id <> id;

-- Wordings that share a band may be near.
CREATE TABLE wording_band (
  band INTEGER NOT NULL,
  wording_id INTEGER NOT NULL,
  PRIMARY KEY (band, wording_id)
) STRICT, WITHOUT ROWID;

-- Which articles have a wording, under their sort keys: it is lists that ask.
CREATE TABLE article_wording (
  article_key INTEGER PRIMARY KEY,
  wording_id INTEGER NOT NULL
) STRICT;
CREATE INDEX article_wording_by_wording ON article_wording (wording_id, article_key);

-- Headlines, by which teasers and articles find each other.
CREATE TABLE article_headline (
  headline INTEGER NOT NULL,
  article_key INTEGER NOT NULL,
  is_teaser INTEGER NOT NULL CHECK (is_teaser IN (0, 1)),
  PRIMARY KEY (headline, is_teaser, article_key)
) STRICT, WITHOUT ROWID;

-- The articles up to this id are yet to be compared: those that were there before. The program does it when it opens the archive.
INSERT INTO sequence (name, last) SELECT 'uncompared', id FROM article ORDER BY id DESC LIMIT 1;
