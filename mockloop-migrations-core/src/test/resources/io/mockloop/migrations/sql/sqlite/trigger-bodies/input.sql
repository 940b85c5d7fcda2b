CREATE TABLE b (id integer primary key, c int, d int, x int, "end" text);
CREATE TABLE log (a, "end");
CREATE TRIGGER a AFTER INSERT ON b BEGIN
  UPDATE b SET c = CASE WHEN new.d THEN CASE new.d WHEN 1 THEN 5 ELSE 6 END ELSE 2 END WHERE id = new.id;
  INSERT INTO log VALUES ('END;', 1) /* END; */;
  DELETE FROM log WHERE "end" = 'END';
END;
CREATE TEMP TRIGGER b AFTER INSERT ON b BEGIN INSERT INTO log VALUES ('temp', 1); END ;
CREATE TEMPORARY TRIGGER IF NOT EXISTS c AFTER UPDATE OF x ON b
WHEN new.x > 1
BEGIN
  INSERT INTO log VALUES (1, 2) -- ; END;
  ;
END -- the end
;
CREATE VIEW v AS SELECT 1 AS one;
create trigger d instead of insert on v begin select raise(ignore); end;
INSERT INTO b (d, x) VALUES (1, 2), (2, 3), (NULL, 4);
UPDATE b SET x = 5;
CREATE TRIGGER "e;f" BEFORE DELETE ON b FOR EACH ROW WHEN old.id = CASE WHEN 1 THEN 2 END BEGIN
  -- a comment; END;
  INSERT INTO log SELECT CASE WHEN old.id THEN 'x;' END, (SELECT CASE 1 WHEN 1 THEN 'y' END);
  /* another; */
END/* END; */;/* END; */
DELETE FROM b WHERE id = 2;
/* before */ CREATE /* here; */ TRIGGER -- there;
g AFTER DELETE ON b /* BEGIN; END; */ BEGIN /* a; */ SELECT 1 /* b; */ ; /* c; */ END /* d; */ ; -- e;
CREATE TRIGGER h AFTER DELETE ON b BEGIN SELECT 1;SELECT 2;END;INSERT INTO b (id, d) VALUES (7, 7)
