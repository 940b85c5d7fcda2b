CREATE TABLE a (b text);
INSERT INTO a VALUES ('x'),
  (E'it\');
SELECT 1;
