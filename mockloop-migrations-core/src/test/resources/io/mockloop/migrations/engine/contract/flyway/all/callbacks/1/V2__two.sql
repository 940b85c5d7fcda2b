INSERT INTO events SELECT COUNT(*) + 1, 'V2' FROM events;
