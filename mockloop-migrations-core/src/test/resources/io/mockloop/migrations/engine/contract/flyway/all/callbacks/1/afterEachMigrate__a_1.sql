INSERT INTO events SELECT COUNT(*) + 1, 'afterEachMigrate a 1' FROM events;
