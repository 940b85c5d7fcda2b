BEGIN TRANSACTION;
CREATE TABLE t (a INT);
INSERT INTO t VALUES (1);
END TRANSACTION;

-- Flyway: cannot start a transaction within a transaction
-- Proof: SELECT a FROM t
-- Answer: 1
