INSERT INTO events SELECT COUNT(*) + 1, 'V4' FROM events;
