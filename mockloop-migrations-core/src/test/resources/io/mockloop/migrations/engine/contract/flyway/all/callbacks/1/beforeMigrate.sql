CREATE TABLE IF NOT EXISTS events (id INT, what VARCHAR(60));
INSERT INTO events SELECT COUNT(*) + 1, 'beforeMigrate' FROM events;
