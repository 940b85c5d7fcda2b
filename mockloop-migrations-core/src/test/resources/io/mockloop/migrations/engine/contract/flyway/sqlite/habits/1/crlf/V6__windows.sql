CREATE TRIGGER windows AFTER UPDATE ON log
BEGIN
  INSERT INTO log (what) VALUES ('two
lines');
END;
UPDATE log SET n = 1 WHERE id = 1;
