CREATE TABLE a (b text);
INSERT INTO a VALUES ('one
two;');
-- comment;
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$
  SELECT 1; -- x
$$;
COPY a FROM stdin;
1
2;
\.
INSERT INTO a VALUES (E'a'
'\';');
