CREATE TABLE counted (i INT);

CREATE PROCEDURE count_down(i INT)
  counting: LOOP
    INSERT INTO counted VALUES (i);
    SET i = i - 1;
    IF i = 0 THEN LEAVE counting; END IF;
  END LOOP;

CALL count_down(3);

-- Flyway: You have an error in your SQL syntax
-- Proof: SELECT SUM(i) FROM counted
-- Answer: 6
