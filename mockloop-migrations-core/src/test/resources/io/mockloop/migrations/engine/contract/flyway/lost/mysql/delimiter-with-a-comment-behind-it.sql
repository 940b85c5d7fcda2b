DELIMITER $$ -- the routines
CREATE FUNCTION the_first() RETURNS INT DETERMINISTIC
BEGIN
  RETURN 1;
END $$
DELIMITER ;
CREATE TABLE ones AS SELECT the_first() AS n;

-- Flyway: Delimiter changed inside statement
-- Proof: SELECT n FROM ones
-- Answer: 1
