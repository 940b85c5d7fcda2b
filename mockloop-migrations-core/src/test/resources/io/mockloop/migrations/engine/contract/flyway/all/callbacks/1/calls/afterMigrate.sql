INSERT INTO events SELECT COUNT(*) + 1, 'afterMigrate' FROM events;
