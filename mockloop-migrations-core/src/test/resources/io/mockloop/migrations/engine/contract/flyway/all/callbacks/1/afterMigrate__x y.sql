INSERT INTO events SELECT COUNT(*) + 1, 'afterMigrate x y' FROM events;
