SET standard_conforming_strings = off;
CREATE TABLE a (b text);
INSERT INTO a VALUES ('it\');
SELECT 1;
