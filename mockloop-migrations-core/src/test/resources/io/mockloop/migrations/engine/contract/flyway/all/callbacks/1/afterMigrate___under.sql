INSERT INTO events SELECT COUNT(*) + 1, 'afterMigrate _under' FROM events;
