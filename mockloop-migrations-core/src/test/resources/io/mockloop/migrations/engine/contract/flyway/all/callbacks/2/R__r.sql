INSERT INTO events SELECT COUNT(*) + 1, 'R changed' FROM events;
