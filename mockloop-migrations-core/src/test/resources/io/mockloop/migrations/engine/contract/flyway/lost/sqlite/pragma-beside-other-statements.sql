PRAGMA foreign_keys = OFF;
CREATE TABLE t (a INT);
INSERT INTO t VALUES (1);

-- Flyway: Detected both transactional and non-transactional statements
-- Proof: SELECT a FROM t
-- Answer: 1
