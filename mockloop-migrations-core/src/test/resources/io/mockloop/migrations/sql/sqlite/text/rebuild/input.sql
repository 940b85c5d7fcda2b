PRAGMA foreign_keys=OFF;
CREATE TABLE new_a(b int);
INSERT INTO new_a SELECT b FROM a;
DROP TABLE a;
ALTER TABLE new_a RENAME TO a;
PRAGMA foreign_keys=ON;
