CREATE TABLE a (b INT);
INSERT INTO a /* begins here;
VALUES (1);
-- and goes on
