CREATE TABLE one (id INT);
INSERT INTO events SELECT COUNT(*) + 1, 'V1' FROM events;
