ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci

CREATE TABLE parent (
  `ID` INT NOT NULL AUTO_INCREMENT, amount VARCHAR(5) DEFAULT '8', data BLOB, name VARCHAR(30) CHARACTER SET latin1,
  UNIQUE KEY known (`ID`)
) CHARACTER SET latin1

CREATE TABLE child (
  note VARCHAR(20), parent INT, bytes LONGBLOB, unknown INT, number INT, UNIQUE KEY child_note (note, number),
  CONSTRAINT to_parent FOREIGN KEY (parent) REFERENCES parent (id) ON DELETE SET NULL
) CHARACTER SET latin1

CREATE VIEW both_of_them AS SELECT name, note, unknown FROM parent JOIN child ON child.parent = parent.id

CREATE VIEW more AS SELECT name FROM both_of_them

INSERT INTO parent (id, name, data, amount) VALUES
  (1, 'One', x'00FF', '12'), (2, 'it''s', NULL, NULL), (3, 'ü', x'', '-1'), (7, 'seven', NULL, NULL)

DELETE FROM parent WHERE id = 7

INSERT INTO child (number, parent, bytes, note, unknown) VALUES
  (1, 1, x'0027', 'a', 5), (2, 1, NULL, NULL, 6), (3, NULL, x'FF', 'a', NULL), (4, 3, NULL, '', NULL)
