CREATE FUNCTION nothing() RETURNS void LANGUAGE sql AS '';
CREATE OR REPLACE FUNCTION quoted(a text) RETURNS text LANGUAGE plpgsql AS $body$
DECLARE
  t text := $q$it's; $$ ; $$ $q$;
BEGIN
  IF a IS NULL THEN
    RETURN 'null;';
  END IF;
  EXECUTE $x$ SELECT $1 || ';' $x$ INTO t USING a; -- don't
  RETURN t;
END;
$body$;

CREATE FUNCTION one() RETURNS int LANGUAGE sql AS $$ SELECT 1; $$;

CREATE FUNCTION in_one_string(i integer) RETURNS integer LANGUAGE plpgsql AS '
BEGIN
  RETURN i + length(''a;b'');
END;';

CREATE FUNCTION umlaut() RETURNS text LANGUAGE sql AS $ä1$ SELECT '$ä$;' $ä1$;

CREATE FUNCTION standard(i integer) RETURNS integer LANGUAGE sql
BEGIN ATOMIC
  SELECT 1;
  SELECT CASE WHEN i > 1 THEN 22 ELSE 0 END;
END;

CREATE PROCEDURE note(what text) LANGUAGE sql
BEGIN ATOMIC
  INSERT INTO log (what) VALUES (what || ';');
  INSERT INTO log (what) SELECT e."end" FROM (VALUES ('the end')) AS e ("end");
END;
CREATE FUNCTION plain(i integer) RETURNS text LANGUAGE sql RETURN CASE WHEN i > 1 THEN 'a;b' ELSE 'c' END;
CALL note('a');
CALL note('b');
INSERT INTO log (what) SELECT quoted('x') || standard(2) || plain(2) || umlaut() || in_one_string(1);
