-- Why an event was coded: the parts of its confidence as "name weight" lines, and the words that its rule needs beside the trigger.
ALTER TABLE event ADD COLUMN evidence TEXT NOT NULL DEFAULT '';
ALTER TABLE event ADD COLUMN complement_start INTEGER;
ALTER TABLE event ADD COLUMN complement_end INTEGER;
