INSERT INTO events SELECT COUNT(*) + 1, 'V3' FROM events;
INSERT INTO events SELECT COUNT(*) + 1, 'V3 again' FROM events;
