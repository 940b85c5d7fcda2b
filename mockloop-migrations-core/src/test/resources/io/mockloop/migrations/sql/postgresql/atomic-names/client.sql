CREATE TABLE a (b int, begin int, "end" int);
DO $do$ BEGIN
EXECUTE $x$CREATE FUNCTION begin(x int) RETURNS int LANGUAGE sql RETURN x + 1$x$;
END $do$;
INSERT INTO a VALUES (begin(1), 2, 3);
DO $do$ BEGIN
EXECUTE $x$CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1 AS end; SELECT 2 AS case; SELECT begin FROM a; END$x$;
EXECUTE $x$CREATE FUNCTION g() RETURNS int BEGIN ATOMIC SELECT x.end FROM a x; SELECT begin begin FROM a AS begin; END$x$;
END $do$;
INSERT INTO a VALUES (f(), g(), 4);
