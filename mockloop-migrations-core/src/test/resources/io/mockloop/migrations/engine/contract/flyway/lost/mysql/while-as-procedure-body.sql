CREATE TABLE counted (i INT);

CREATE PROCEDURE count_down(i INT)
  WHILE i > 0 DO
    INSERT INTO counted VALUES (i);
    SET i = i - 1;
  END WHILE;

CALL count_down(3);

-- Flyway: You have an error in your SQL syntax
-- Proof: SELECT SUM(i) FROM counted
-- Answer: 6
