CREATE TRIGGER noted AFTER INSERT ON [order lines] WHEN NEW.state <> ';' BEGIN -- it's; end;
  INSERT INTO log (what) SELECT CASE WHEN NEW.id > 1 THEN CASE NEW.id WHEN 2 THEN 'two;' ELSE 'more' END ELSE 'one' END;
  UPDATE log SET what = what || ';' WHERE id = 1; /* end; */
END;
CREATE TRIGGER IF NOT EXISTS refused
BEFORE DELETE ON log
BEGIN
  SELECT RAISE(ABORT, 'no; way') WHERE OLD.id = 2;
END
;
CREATE TRIGGER through INSTEAD OF INSERT ON v BEGIN INSERT INTO log (what) VALUES (NEW.size); END;
INSERT INTO [order lines] (state) VALUES ('a'), ('b'), ('c');
INSERT INTO v (size) VALUES ('through; the view');
