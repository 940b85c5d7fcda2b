CREATE TABLE t AS SELECT 1 AS begin;
CREATE TABLE z AS SELECT * FROM t;

-- Flyway: Incomplete statement
-- Proof: SELECT "begin" FROM z
-- Answer: 1
