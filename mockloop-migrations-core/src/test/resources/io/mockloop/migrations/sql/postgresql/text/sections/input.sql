-- description: Two sections
-- migrate:up
CREATE TABLE a(b int);
INSERT INTO a VALUES (1) -- no delimiter
-- migrate:down
DROP TABLE a
