CREATE OR REPLACE FUNCTION the_first() RETURNS INT DETERMINISTIC
BEGIN
  DECLARE n INT;
  SET n = 1;
  RETURN n;
END;

CREATE TABLE ones AS SELECT the_first() AS n;

-- Flyway: You have an error in your SQL syntax
-- Proof: SELECT n FROM ones
-- Answer: 1
