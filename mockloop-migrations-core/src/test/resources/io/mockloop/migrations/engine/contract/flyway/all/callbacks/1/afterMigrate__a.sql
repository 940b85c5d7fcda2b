INSERT INTO events SELECT COUNT(*) + 1, 'afterMigrate a' FROM events;
