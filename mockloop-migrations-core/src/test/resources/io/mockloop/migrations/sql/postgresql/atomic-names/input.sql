-- what psql takes for the beginning or the end of a body, and is a name
CREATE TABLE a (b int, begin int, "end" int);
CREATE FUNCTION begin(x int) RETURNS int LANGUAGE sql RETURN x + 1;
INSERT INTO a VALUES (begin(1), 2, 3);
CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1 AS end; SELECT 2 AS case; SELECT begin FROM a; END;
CREATE FUNCTION g() RETURNS int BEGIN ATOMIC SELECT x.end FROM a x; SELECT begin begin FROM a AS begin; END;
INSERT INTO a VALUES (f(), g(), 4);
