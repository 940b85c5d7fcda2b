SET SESSION sql_mode = 'ANSI_QUOTES', foreign_key_checks = 0;
SET @mine = 'x;';
CREATE TABLE "c;" (id INT);
INSERT INTO b VALUES (9, 99, 1);
SET autocommit = 0;
INSERT INTO "c;" VALUES (1);
