INSERT INTO events SELECT COUNT(*) + 1, 'R' FROM events;
