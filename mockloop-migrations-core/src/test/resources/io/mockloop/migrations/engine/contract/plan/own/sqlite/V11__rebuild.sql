PRAGMA foreign_keys = OFF;
PRAGMA recursive_triggers = ON;
INSERT INTO b VALUES (1, 1, 1);
CREATE TABLE a2 (id INT PRIMARY KEY, note VARCHAR(200), more TEXT);
INSERT INTO a2 SELECT id, note, ';' FROM a;
DROP TRIGGER t;
DROP TABLE a;
ALTER TABLE a2 RENAME TO a;
PRAGMA foreign_keys = ON;
