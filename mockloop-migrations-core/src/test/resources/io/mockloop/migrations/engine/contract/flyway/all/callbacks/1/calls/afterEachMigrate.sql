INSERT INTO events SELECT COUNT(*) + 1, 'afterEachMigrate' FROM events;
