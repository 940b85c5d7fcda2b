CREATE TABLE t (a INT, b VARCHAR(10));

CREATE OR REPLACE TRIGGER fill BEFORE INSERT ON t FOR EACH ROW
BEGIN
  IF NEW.b IS NULL THEN
    SET NEW.b = 'made';
  END IF;
END;

INSERT INTO t (a) VALUES (1);

-- Flyway: You have an error in your SQL syntax
-- Proof: SELECT b FROM t
-- Answer: made
