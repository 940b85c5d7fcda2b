CREATE TABLE "Parent" (
  id INTEGER PRIMARY KEY AUTOINCREMENT, amount TEXT DEFAULT '8', data BLOB, name TEXT
)

CREATE TABLE child (
  note TEXT, parent INT REFERENCES "Parent" (id) ON DELETE SET NULL, bytes BLOB, unknown INT, number INT PRIMARY KEY
) WITHOUT ROWID

CREATE UNIQUE INDEX child_note ON child (note, number)

CREATE VIEW both_of_them AS SELECT name, note, unknown FROM "Parent" JOIN child ON child.parent = "Parent".id

INSERT INTO "Parent" (id, name, data, amount) VALUES
  (1, 'One', x'00FF', '12'), (2, 'it''s', NULL, NULL), (3, 'ü', x'', '-1'), (7, 'seven', NULL, NULL)

DELETE FROM "Parent" WHERE id = 7

INSERT INTO child (number, parent, bytes, note, unknown) VALUES
  (1, 1, x'0027', 'a', 5), (2, 1, NULL, NULL, 6), (3, NULL, x'FF', 'a', NULL), (4, 3, NULL, '', NULL)
