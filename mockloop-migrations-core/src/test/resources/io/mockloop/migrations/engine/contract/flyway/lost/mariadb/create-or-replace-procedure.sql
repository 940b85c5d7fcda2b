CREATE TABLE t (a INT);

CREATE OR REPLACE PROCEDURE fill()
BEGIN
  INSERT INTO t VALUES (1);
  INSERT INTO t VALUES (2);
END;

CALL fill();

-- Flyway: You have an error in your SQL syntax
-- Proof: SELECT COUNT(*) FROM t
-- Answer: 2
