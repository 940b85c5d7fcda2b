CREATE FUNCTION sign_of(i INT) RETURNS INT DETERMINISTIC
BEGIN
  IF i < 0 THEN
    RETURN -1;
  END /* of the negative ones */ IF;
  RETURN 1;
END;

CREATE TABLE signs AS SELECT sign_of(-5) AS s;

-- Flyway: You have an error in your SQL syntax
-- Proof: SELECT s FROM signs
-- Answer: -1
