CREATE TABLE old_rows (id INT);

CREATE EVENT clean_up ON SCHEDULE EVERY 1 DAY DO
  IF (SELECT COUNT(*) FROM old_rows) > 10 THEN
    DELETE FROM old_rows;
  END IF;

INSERT INTO old_rows VALUES (1);

-- Flyway: You have an error in your SQL syntax
-- Proof: SELECT COUNT(*) FROM old_rows, information_schema.events WHERE event_schema = DATABASE()
-- Answer: 1
