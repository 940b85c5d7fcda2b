-- it's the first; with habits
CREATE TABLE [order lines] (id INTEGER PRIMARY KEY AUTOINCREMENT, `begin` TEXT, "end" TEXT, state TEXT DEFAULT 'it''s; new' /* don't */);
CREATE TABLE log (id INTEGER PRIMARY KEY, what TEXT);
CREATE TABLE strict_one (a INT PRIMARY KEY, b INT AS (CASE WHEN a > 1 THEN 1 ELSE 2 END) STORED) STRICT, WITHOUT ROWID;
CREATE INDEX by_state ON [order lines] (CASE state WHEN 'x' THEN 1 ELSE 2 END) WHERE state IS NOT NULL;
INSERT INTO log (what) VALUES ('C:\'), ('a;b'), ('[x;y]'), ('`'), ('-- /*'), (x'3b27');
CREATE VIEW v AS SELECT id, CASE WHEN id > 1 THEN 'big;' END AS size FROM log;
