CREATE TABLE t (a INT, [end] INT);
CREATE TRIGGER fill AFTER INSERT ON t BEGIN
  UPDATE t SET [end] = a;
  UPDATE t SET `end` = "end" + 1;
END;
INSERT INTO t (a) VALUES (1);

-- Flyway: unable to decrease block depth below 0
-- Proof: SELECT "end" FROM t
-- Answer: 2
