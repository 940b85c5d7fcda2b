PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE t(a INT);
INSERT INTO t VALUES(1);
COMMIT;

-- Flyway: Incomplete statement
-- Proof: SELECT a FROM t
-- Answer: 1
