ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci

CREATE TABLE parent (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, name VARCHAR(20) COLLATE utf8mb4_bin NOT NULL UNIQUE, data BLOB,
  amount INT DEFAULT 7
) COMMENT 'kept'

CREATE TABLE child (
  number INT NOT NULL PRIMARY KEY, parent BIGINT, bytes BLOB, gone VARCHAR(10) DEFAULT 'new', note VARCHAR(20) DEFAULT 'it''s',
  KEY child_note (note), CONSTRAINT to_parent FOREIGN KEY (parent) REFERENCES parent (id) ON DELETE CASCADE
)

CREATE TABLE lost (id INT)

CREATE TRIGGER counts AFTER UPDATE ON parent FOR EACH ROW DELETE FROM lost

CREATE VIEW both_of_them AS SELECT name, note FROM parent JOIN child ON child.parent = parent.id
