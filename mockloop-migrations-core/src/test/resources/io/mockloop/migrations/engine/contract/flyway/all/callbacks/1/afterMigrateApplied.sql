INSERT INTO events SELECT COUNT(*) + 1, 'afterMigrateApplied' FROM events;
