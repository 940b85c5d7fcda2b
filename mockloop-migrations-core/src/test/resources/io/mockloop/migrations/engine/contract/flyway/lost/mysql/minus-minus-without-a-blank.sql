CREATE TABLE numbers (n INT);
INSERT INTO numbers VALUES (5--1);
INSERT INTO numbers VALUES (2);

-- Flyway: You have an error in your SQL syntax
-- Proof: SELECT SUM(n) FROM numbers
-- Answer: 8
