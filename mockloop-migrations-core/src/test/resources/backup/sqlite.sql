PRAGMA foreign_keys = ON;
CREATE TABLE parent (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT COLLATE NOCASE NOT NULL DEFAULT 'it''s', UNIQUE (name));
CREATE TABLE child (
  parent_id INTEGER NOT NULL REFERENCES parent (id) ON DELETE CASCADE,
  amount NUMERIC CHECK (amount >= 0),
  twice NUMERIC GENERATED ALWAYS AS (amount * 2) STORED,
  data BLOB,
  note TEXT,
  PRIMARY KEY (parent_id, amount)
) WITHOUT ROWID;
CREATE INDEX child_note ON child (note) WHERE note IS NOT NULL;
CREATE VIEW big AS SELECT * FROM child WHERE amount > 10;
CREATE TRIGGER no_empty BEFORE INSERT ON parent BEGIN SELECT RAISE(ABORT, 'empty') WHERE NEW.name = ' '; END;
INSERT INTO parent (name) VALUES ('Žluťoučký 😀'), (''), ('line' || char(13) || char(10) || 'break' || char(9) || '\');
INSERT INTO child (parent_id, amount, data, note) VALUES (1, 0.1, x'00ff0a0d5c27', NULL), (2, 123456789012345, x'', ''), (3, 99.99, NULL, 'a''b"c`d');
DELETE FROM parent WHERE id = 3;
