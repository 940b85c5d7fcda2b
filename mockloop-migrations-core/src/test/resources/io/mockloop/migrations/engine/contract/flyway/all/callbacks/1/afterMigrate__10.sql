INSERT INTO events SELECT COUNT(*) + 1, 'afterMigrate 10' FROM events;
