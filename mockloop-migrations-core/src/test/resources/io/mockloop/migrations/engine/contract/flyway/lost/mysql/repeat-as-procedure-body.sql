CREATE TABLE counted (i INT);

CREATE PROCEDURE count_down(i INT)
  REPEAT
    INSERT INTO counted VALUES (i);
    SET i = i - 1;
  UNTIL i = 0 END REPEAT;

CALL count_down(3);

-- Flyway: You have an error in your SQL syntax
-- Proof: SELECT SUM(i) FROM counted
-- Answer: 6
