INSERT INTO events SELECT COUNT(*) + 1, 'afterMigrate aa' FROM events;
