CREATE TABLE t (begin int, atomic int);
INSERT INTO t VALUES (1, 2);
CREATE VIEW v AS SELECT begin atomic FROM t;
CREATE TABLE z AS SELECT * FROM v;

-- Flyway: Incomplete statement
-- Proof: SELECT atomic FROM z
-- Answer: 1
