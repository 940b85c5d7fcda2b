SET NAMES utf8mb4;
SET time_zone = '+00:00';

CREATE TABLE person (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name VARCHAR(200) NOT NULL DEFAULT 'O''Hara; \\ "x"' COMMENT 'a ''name''; and a \\',
    name_length INT GENERATED ALWAYS AS (CHAR_LENGTH(name)) VIRTUAL,
    upper_name VARCHAR(200) GENERATED ALWAYS AS (UPPER(name)) STORED,
    feeling ENUM('happy', 'it''s "ok"', 'a;b', 'c\\d'),
    flags SET('x', 'y'),
    photo VARBINARY(100),
    bits BIT(3),
    extra JSON,
    amount DECIMAL(20, 5) CHECK (amount > 0),
    ratio DOUBLE,
    born DATE,
    seen TIMESTAMP(3) NULL,
    made DATETIME DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
    boss BIGINT UNSIGNED,
    UNIQUE KEY `name;key` (name(20), feeling),
    KEY born_desc (born DESC),
    CONSTRAINT boss_of FOREIGN KEY (boss) REFERENCES person (id) ON DELETE SET NULL
) COMMENT = 'it''s; "ours" \\ `all`';

CREATE TABLE `purchase;s` (
    `Id` INT PRIMARY KEY,
    `per``son` BIGINT UNSIGNED NOT NULL,
    FULLTEXT KEY (note),
    note TEXT CHARACTER SET latin1,
    FOREIGN KEY (`per``son`) REFERENCES person (id) ON DELETE CASCADE
);

CREATE TABLE event (id INT, at DATE NOT NULL, text VARCHAR(50), PRIMARY KEY (id, at))
    PARTITION BY RANGE (YEAR(at)) (
        PARTITION p2024 VALUES LESS THAN (2025) COMMENT = 'a;b',
        PARTITION p2025 VALUES LESS THAN (2026),
        PARTITION rest VALUES LESS THAN MAXVALUE);
CREATE TABLE audit (id INT AUTO_INCREMENT PRIMARY KEY, what TEXT) AUTO_INCREMENT = 100;

CREATE VIEW names AS SELECT id, name AS n FROM person WHERE name <> 'x;y';
CREATE SQL SECURITY INVOKER VIEW names_of_names AS SELECT n FROM names WHERE id > 0 WITH LOCAL CHECK OPTION;

DELIMITER //
CREATE TRIGGER person_in BEFORE INSERT ON person FOR EACH ROW
BEGIN
    -- a quote ' and a ; in it
    IF NEW.amount IS NULL THEN
        SET NEW.amount = 1;
    END IF;
    INSERT INTO audit (what) VALUES (CONCAT('in; ', NEW.name));
END//
CREATE TRIGGER event_in AFTER INSERT ON event FOR EACH ROW INSERT INTO audit (what) VALUES ('one;')//
CREATE FUNCTION twice(a INT) RETURNS INT DETERMINISTIC RETURN CASE WHEN a > 0 THEN a * 2 ELSE 0 END//
CREATE PROCEDURE clean(IN keep INT, OUT left_over INT)
    COMMENT 'it''s; a comment'
main: BEGIN
    DECLARE done INT DEFAULT FALSE;
    DECLARE cur CURSOR FOR SELECT id FROM event;
    DECLARE CONTINUE HANDLER FOR NOT FOUND SET done = TRUE;
    IF keep < 0 THEN LEAVE main; END IF;
    WHILE keep > 0 DO
        SET keep = keep - 1;
        CASE keep WHEN 1 THEN SELECT 'a;b'; ELSE BEGIN END; END CASE;
    END WHILE;
    SELECT COUNT(*) INTO left_over FROM event WHERE text <> '\\';
END//
CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01 03:00:00' DISABLE COMMENT 'at; night' DO
BEGIN
    DELETE FROM audit WHERE id < 0;
    DELETE FROM event WHERE id < 0;
END//
DELIMITER ;

INSERT INTO person (name, feeling, flags, photo, bits, extra, amount, ratio, born, seen, made, boss) VALUES
    ('plain', 'happy', 'x,y', X'00275C221A0A0D7F', b'101', '{"a": "b;\\\\c\\"", "n": null}', 1.5, 1e300, '2024-02-29', '2024-03-31 01:30:00.123', '2024-01-01', NULL),
    ('tab\there\nnew line\r\nback\\slash \\. \\N \Z', 'a;b', '', '', NULL, 'null', 0.00001, -0.1, '0001-01-01', '1970-01-01 00:00:01', '2024-01-01', 1),
    ('', 'c\\d', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2024-01-01', 2),
    ('ünï©ode 𝒳 ''quote'' "double" `tick` ; -- no comment /* nor this */ # nor this', 'it''s "ok"', 'y', X'2F2A212A2F', b'0', '[1, 2.50, "ü𝒳"]', 123456789012345.12345, 1, '9999-12-31', '2024-01-01', '2024-01-01', 3);
INSERT INTO `purchase;s` SELECT id, id, 'a;b' FROM person;
INSERT INTO event VALUES (1, '2024-05-05', 'x'), (2, '2025-05-05', 'a;'), (3, '2031-06-06', NULL), (4, '1999-01-01', '\\');
