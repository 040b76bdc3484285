-- keywords is a JSON array of strings; abstracts is one of strings too, language and text in turn; passages is
-- `start-end` and the language in turn.

ALTER TABLE article ADD COLUMN agency TEXT;
ALTER TABLE article ADD COLUMN abstracts TEXT NOT NULL DEFAULT '[]';
ALTER TABLE article ADD COLUMN keywords TEXT NOT NULL DEFAULT '[]';
ALTER TABLE article ADD COLUMN passages TEXT NOT NULL DEFAULT '[]';
