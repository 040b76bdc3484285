-- How many articles and events there are by the first and last day that their date may mean, and by what else lists of them are counted by.
-- A day of -9999999 is none, an empty source is none. Kept in the transaction that stores or removes an article; a row may count none.
CREATE TABLE article_tally (
  day INTEGER NOT NULL,
  last_day INTEGER NOT NULL,
  source TEXT NOT NULL,
  language TEXT NOT NULL,
  kind TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count >= 0),
  PRIMARY KEY (day, last_day, source, language, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_tally (
  day INTEGER NOT NULL,
  last_day INTEGER NOT NULL,
  type TEXT NOT NULL,
  status TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count >= 0),
  PRIMARY KEY (day, last_day, type, status)
) STRICT, WITHOUT ROWID;

INSERT INTO article_tally
  SELECT coalesce(date_first, -9999999), coalesce(date_last, -9999999), coalesce(source, ''), language, kind, count(*)
  FROM article GROUP BY 1, 2, 3, 4, 5;
INSERT INTO event_tally
  SELECT coalesce(date_first, -9999999), coalesce(date_last, -9999999), type, status, count(*) FROM event GROUP BY 1, 2, 3, 4;

-- What lists and counts look up in articles: some bytes in place of a row that fills half a page.
CREATE INDEX article_facets ON article (sort_key, date_last, wide, source, language, kind);
