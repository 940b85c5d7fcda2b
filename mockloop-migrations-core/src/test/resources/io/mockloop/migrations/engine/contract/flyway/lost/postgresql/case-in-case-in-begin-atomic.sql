CREATE FUNCTION sized(i integer) RETURNS integer LANGUAGE sql
BEGIN ATOMIC
  SELECT 1;
  SELECT CASE WHEN i > 1 THEN CASE i WHEN 2 THEN 22 ELSE 33 END ELSE 0 END;
END;
CREATE TABLE sizes AS SELECT sized(2) AS s;

-- Flyway: syntax error at end of input
-- Proof: SELECT s FROM sizes
-- Answer: 22
