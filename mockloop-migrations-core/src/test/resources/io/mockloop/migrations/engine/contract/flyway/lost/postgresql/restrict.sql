\restrict Qx7
CREATE TABLE t (a int);
INSERT INTO t VALUES (1);
\unrestrict Qx7

-- Flyway: syntax error at or near "\"
-- Proof: SELECT a FROM t
-- Answer: 1
