-- The sounds of names of entities from before there were any are written by the program behind this step (EntityRepository.addMissingSounds).
DELETE FROM name_sound WHERE entity_id NOT IN (SELECT id FROM entity);
