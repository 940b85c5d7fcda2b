-- as pg_dump writes it for a database that has it off
SET standard_conforming_strings = off;
SET escape_string_warning = off;
CREATE TABLE texts (id int, a text, b text);
INSERT INTO texts VALUES (1, 'it\'s;', 'a\\'), (2, ';\'', '\\\';');
INSERT INTO texts VALUES (3, $$\$$, "substr"('a\'b;c', 2));
SET SESSION standard_conforming_strings TO 'on';
INSERT INTO texts VALUES (4, ';\', E'\';');
SET standard_conforming_strings = false;
INSERT INTO texts VALUES (5, '\';', 'x');
RESET standard_conforming_strings;
INSERT INTO texts VALUES (6, '\', ';');
SELECT pg_catalog.set_config('standard_conforming_strings', 'off', false);
INSERT INTO texts VALUES (7, '\';', 'x');
SET standard_conforming_strings = DEFAULT;
INSERT INTO texts VALUES (8, '\', ';');
SET standard_conforming_strings = 0; INSERT INTO texts VALUES (9, '\';', 'x');
RESET ALL;
INSERT INTO texts VALUES (10, '\', ';');
