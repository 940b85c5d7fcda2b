CREATE TABLE parent (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT COLLATE NOCASE NOT NULL UNIQUE, data BLOB, amount INT DEFAULT 7
)

CREATE TABLE child (
  number INT NOT NULL PRIMARY KEY, parent INT REFERENCES parent (id) ON DELETE CASCADE, bytes BLOB, gone TEXT DEFAULT 'new',
  note TEXT DEFAULT 'it''s'
)

CREATE INDEX child_note ON child (note)

CREATE TABLE lost (id INT)

CREATE TRIGGER counts AFTER UPDATE ON parent BEGIN DELETE FROM lost; END

CREATE VIEW both_of_them AS SELECT name, note FROM parent JOIN child ON child.parent = parent.id
