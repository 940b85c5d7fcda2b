CREATE TABLE texts (id int, a text, b text, c text);
INSERT INTO texts VALUES
  (1, 'it''s;', 'back\', E'it\'s;'),
  (2, e'\\', 'a\', '\\'),
  (3, E'a''b\\'';', E'\x41\101\u0041;', E'\'\'\';\''),
  (4, E'\'\\', ';', '''');
INSERT INTO texts VALUES (5, E'a\';'
  -- a comment in between; with 'a quote
  'b\';', 'c'
  'd\', ';');
INSERT INTO texts VALUES (6, 'x'
-- not an escape string
'\', E'x' /* no newline */, ';');
INSERT INTO texts SELECT 7, E'a', ';\'::text, U&'d\0061t;';
INSERT INTO texts VALUES (8, U&'d!0061t;!!' UESCAPE '!', N'n;\', U&'\003B;'), (9, name E'\';', B'101'::text, X'1F'::text);
INSERT INTO texts VALUES (10, (B'1'
  '0')::text, '{"a": ";", "b": [1]}'::json->>'a', E'\\\\');
CREATE TABLE U&"d\0061t;a" (U&"!0061;" UESCAPE '!' int, "a;""b" int, "back\" int);
INSERT INTO "dat;a" ("a;""b", "back\") VALUES (1, 2);
CREATE TABLE e (e text, u text, n text);
INSERT INTO e SELECT e.a, 'u', e.b FROM texts e;
