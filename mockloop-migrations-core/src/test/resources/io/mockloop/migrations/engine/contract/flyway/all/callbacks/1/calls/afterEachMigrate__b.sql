INSERT INTO events SELECT COUNT(*) + 1, 'afterEachMigrate b' FROM events;
