INSERT INTO events SELECT COUNT(*) + 1, 'beforeEachMigrate' FROM events;
