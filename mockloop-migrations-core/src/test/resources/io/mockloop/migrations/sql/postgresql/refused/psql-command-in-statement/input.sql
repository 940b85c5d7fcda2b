CREATE TABLE a (b int);
SELECT 1
\gset
