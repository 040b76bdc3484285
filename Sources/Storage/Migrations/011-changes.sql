-- What changed, for mirrors: one row for each thing that is or was there, at the place of its last change. first_seq is where it came.
-- kind: 1 document, 2 article, 3 entity.
CREATE TABLE change (
  seq INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL CHECK (kind = 1 OR kind = 2 OR kind = 3),
  item_id INTEGER NOT NULL,
  first_seq INTEGER NOT NULL,
  is_deleted INTEGER NOT NULL CHECK (is_deleted IN (0, 1))
) STRICT;

INSERT INTO change (seq, kind, item_id, first_seq, is_deleted)
SELECT row_number() OVER (ORDER BY kind, id), kind, id, row_number() OVER (ORDER BY kind, id), 0
FROM (SELECT 1 AS kind, id FROM document UNION ALL SELECT 2, id FROM article UNION ALL SELECT 3, id FROM entity);

CREATE UNIQUE INDEX change_by_item ON change (kind, item_id);

-- A thing that comes again under its id, as an article does that was read anew, has changed.
CREATE TRIGGER document_added AFTER INSERT ON document BEGIN
  INSERT INTO change (seq, kind, item_id, first_seq, is_deleted)
  VALUES ((SELECT coalesce(max(seq), 0) + 1 FROM change), 1, NEW.id, (SELECT coalesce(max(seq), 0) + 1 FROM change), 0)
  ON CONFLICT (kind, item_id) DO UPDATE SET seq = excluded.seq, is_deleted = 0;
END;
CREATE TRIGGER document_changed AFTER UPDATE ON document BEGIN
  UPDATE change SET seq = (SELECT max(seq) + 1 FROM change) WHERE kind = 1 AND item_id = NEW.id;
END;
CREATE TRIGGER document_deleted AFTER DELETE ON document BEGIN
  UPDATE change SET seq = (SELECT max(seq) + 1 FROM change), is_deleted = 1 WHERE kind = 1 AND item_id = OLD.id;
END;

CREATE TRIGGER article_added AFTER INSERT ON article BEGIN
  INSERT INTO change (seq, kind, item_id, first_seq, is_deleted)
  VALUES ((SELECT coalesce(max(seq), 0) + 1 FROM change), 2, NEW.id, (SELECT coalesce(max(seq), 0) + 1 FROM change), 0)
  ON CONFLICT (kind, item_id) DO UPDATE SET seq = excluded.seq, is_deleted = 0;
END;
CREATE TRIGGER article_changed AFTER UPDATE ON article BEGIN
  UPDATE change SET seq = (SELECT max(seq) + 1 FROM change) WHERE kind = 2 AND item_id = NEW.id;
END;
CREATE TRIGGER article_deleted AFTER DELETE ON article BEGIN
  UPDATE change SET seq = (SELECT max(seq) + 1 FROM change), is_deleted = 1 WHERE kind = 2 AND item_id = OLD.id;
END;

-- Counters of entities follow from the articles, and are no change of the entity. Entities are hidden or merged, never deleted.
CREATE TRIGGER entity_added AFTER INSERT ON entity BEGIN
  INSERT INTO change (seq, kind, item_id, first_seq, is_deleted)
  VALUES ((SELECT coalesce(max(seq), 0) + 1 FROM change), 3, NEW.id, (SELECT coalesce(max(seq), 0) + 1 FROM change), 0);
END;
CREATE TRIGGER entity_changed AFTER UPDATE OF slug, type, name, name_en, curated, merged_into, hidden, confirmed ON entity BEGIN
  UPDATE change SET seq = (SELECT max(seq) + 1 FROM change) WHERE kind = 3 AND item_id = NEW.id;
END;

-- The names of an entity are part of it.
CREATE TRIGGER entity_name_added AFTER INSERT ON entity_name BEGIN
  UPDATE change SET seq = (SELECT max(seq) + 1 FROM change) WHERE kind = 3 AND item_id = NEW.entity_id;
END;
CREATE TRIGGER entity_name_changed AFTER UPDATE ON entity_name BEGIN
  UPDATE change SET seq = (SELECT max(seq) + 1 FROM change) WHERE kind = 3 AND item_id = NEW.entity_id;
END;
CREATE TRIGGER entity_name_removed AFTER DELETE ON entity_name BEGIN
  UPDATE change SET seq = (SELECT max(seq) + 1 FROM change) WHERE kind = 3 AND item_id = OLD.entity_id;
END;
