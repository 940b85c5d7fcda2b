CREATE TABLE log (what TEXT);
CREATE TRIGGER t AFTER INSERT ON a BEGIN
  INSERT INTO log VALUES (CASE WHEN NEW.id > 1 THEN 'a;b' ELSE 'end;' END);
  UPDATE a SET note = note || ';' WHERE id = NEW.id; -- a comment;
END;
INSERT INTO a VALUES (10, 'ten');
