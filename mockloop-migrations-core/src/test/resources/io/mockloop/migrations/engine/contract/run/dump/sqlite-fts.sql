CREATE TABLE before_it (a INTEGER PRIMARY KEY);
CREATE VIRTUAL TABLE note USING fts5 (title, body, tokenize = 'porter unicode61');
INSERT INTO note VALUES ('one; two', 'it''s a note'), ('three', NULL);
CREATE TABLE after_it (a INTEGER PRIMARY KEY, b TEXT);
INSERT INTO after_it VALUES (1, 'x;y');
