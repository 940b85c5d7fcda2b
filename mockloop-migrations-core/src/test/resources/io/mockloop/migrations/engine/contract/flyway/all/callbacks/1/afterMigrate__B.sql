INSERT INTO events SELECT COUNT(*) + 1, 'afterMigrate B' FROM events;
