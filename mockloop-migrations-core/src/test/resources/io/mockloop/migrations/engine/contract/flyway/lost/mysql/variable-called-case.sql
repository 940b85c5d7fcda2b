CREATE FUNCTION later(a INT) RETURNS INT DETERMINISTIC
BEGIN
  SET @case = a + 1;
  RETURN a;
END;

CREATE TABLE numbers AS SELECT later(3) AS n;

-- Flyway: Incomplete statement
-- Proof: SELECT n FROM numbers
-- Answer: 3
