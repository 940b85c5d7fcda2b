CREATE TABLE t (a INT);

CREATE PROCEDURE fill()
BEGIN
  FOR i IN 1..3 DO
    INSERT INTO t VALUES (i);
  END FOR;
END;

CALL fill();

-- Flyway: You have an error in your SQL syntax
-- Proof: SELECT SUM(a) FROM t
-- Answer: 6
