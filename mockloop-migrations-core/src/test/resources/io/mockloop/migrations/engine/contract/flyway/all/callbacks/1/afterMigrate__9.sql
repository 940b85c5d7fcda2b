INSERT INTO events SELECT COUNT(*) + 1, 'afterMigrate 9' FROM events;
