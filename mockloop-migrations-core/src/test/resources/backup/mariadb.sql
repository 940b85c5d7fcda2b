CREATE TABLE parent (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(100) NOT NULL DEFAULT 'it''s' UNIQUE, mood ENUM('sad', 'happy')) CHARSET utf8mb4;
CREATE TABLE child (
  id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
  parent_id INT NOT NULL,
  amount DECIMAL(30, 10) CHECK (amount >= 0),
  twice DECIMAL(31, 10) GENERATED ALWAYS AS (amount * 2) STORED,
  short VARCHAR(10) GENERATED ALWAYS AS (LEFT(note, 3)) VIRTUAL,
  data LONGBLOB,
  bits BIT(9),
  note TEXT,
  at DATETIME(6),
  extra JSON,
  CONSTRAINT child_parent FOREIGN KEY (parent_id) REFERENCES parent (id) ON DELETE CASCADE,
  KEY child_note (note(20))
) AUTO_INCREMENT = 1000 CHARSET utf8mb4;
CREATE VIEW big AS SELECT * FROM child WHERE amount > 10;
CREATE VIEW bigger AS SELECT b.id, p.name FROM big b JOIN parent p ON p.id = b.parent_id;
CREATE FUNCTION plus_one(n INT) RETURNS INT DETERMINISTIC RETURN n + 1;
DELIMITER //
CREATE PROCEDURE fill(IN n INT)
BEGIN
  DECLARE i INT DEFAULT 0; -- a; b
  WHILE i < n DO INSERT INTO parent (name) VALUES (CONCAT('filled ', i)); SET i = i + 1; END WHILE;
END//
CREATE TRIGGER no_empty BEFORE INSERT ON parent FOR EACH ROW
BEGIN
  IF NEW.name = 'nobody' THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'empty'; END IF;
END//
DELIMITER ;
CREATE EVENT later ON SCHEDULE EVERY 1 YEAR STARTS '2099-01-01 00:00:00' DISABLE DO SELECT 1;
INSERT INTO parent (name, mood) VALUES ('Žluťoučký 😀', 'happy'), ('', NULL), (CONCAT('line', CHAR(13), CHAR(10), 'break', CHAR(9), CHAR(92)), 'sad');
INSERT INTO child (parent_id, amount, data, bits, note, at, extra) VALUES
  (1, 0.1, x'00ff0a0d5c271a', b'100000001', NULL, '2026-11-29 10:00:00.123456', '{"a": [1, null]}'),
  (2, 12345678901234567890.0123456789, '', NULL, '', NULL, NULL), (3, 99.99, NULL, b'0', 'a''b"c`d', NULL, NULL);
CREATE SEQUENCE numbers START WITH 100 INCREMENT BY 7;
SELECT NEXTVAL(numbers);
