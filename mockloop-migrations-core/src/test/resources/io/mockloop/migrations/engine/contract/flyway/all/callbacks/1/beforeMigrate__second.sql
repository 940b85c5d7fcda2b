INSERT INTO events SELECT COUNT(*) + 1, 'beforeMigrate second' FROM events;
