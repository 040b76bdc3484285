-- How many articles and events there are by day and by what else lists of all of them are counted by. A day of -9999999 is none, an empty
-- source is none. Kept in the transaction that stores or removes an article; a row may count none.
CREATE TABLE article_tally (
  day INTEGER NOT NULL,
  source TEXT NOT NULL,
  language TEXT NOT NULL,
  kind TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count >= 0),
  PRIMARY KEY (day, source, language, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_tally (
  day INTEGER NOT NULL,
  type TEXT NOT NULL,
  status TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count >= 0),
  PRIMARY KEY (day, type, status)
) STRICT, WITHOUT ROWID;

INSERT INTO article_tally SELECT coalesce(date_first, -9999999), coalesce(source, ''), language, kind, count(*) FROM article GROUP BY 1, 2, 3, 4;
INSERT INTO event_tally SELECT coalesce(date_first, -9999999), type, status, count(*) FROM event GROUP BY 1, 2, 3;
