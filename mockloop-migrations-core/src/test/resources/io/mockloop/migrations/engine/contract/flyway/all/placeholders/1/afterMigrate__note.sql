DELETE FROM texts WHERE a = 'noted ${table}';
INSERT INTO texts VALUES ('noted ${table}');
