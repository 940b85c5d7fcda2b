CREATE TABLE a (b int, "end" int, "case" text);
CREATE OR REPLACE FUNCTION g(a int) RETURNS int LANGUAGE sql
BEGIN ATOMIC
  SELECT CASE WHEN a > 1 THEN CASE a WHEN 2 THEN 1 ELSE 3 END ELSE (CASE WHEN true THEN 2 END) END;
  SELECT 3; -- a comment; END;
  SELECT 4 /* END; */;
END;
INSERT INTO a VALUES (g(1), 1, 'x');
CREATE PROCEDURE p() LANGUAGE sql BEGIN ATOMIC INSERT INTO a VALUES (1); END;
CREATE PROCEDURE q(x text DEFAULT ';') LANGUAGE sql SECURITY DEFINER
  BEGIN ATOMIC
    INSERT INTO a (b, "end") SELECT 1, a."end" FROM a;
    INSERT INTO a ("case") VALUES (x || ';' || $$END;$$);
  END;
CALL p();
CALL q();
create function "begin"("end" int default 1, begin int default 2) returns int return "end" + 1;
CREATE FUNCTION old(a int) RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN CASE WHEN a > 1 THEN 1 END; END;';
CREATE FUNCTION quoted() RETURNS text LANGUAGE sql AS 'SELECT ''a;''; SELECT E''b\'';''';
INSERT INTO a SELECT CASE WHEN true THEN 1 END, "begin"();
CREATE FUNCTION empty_() RETURNS void LANGUAGE sql BEGIN ATOMIC END;
INSERT INTO a VALUES (9);
