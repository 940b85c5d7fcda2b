CREATE TABLE paths (p VARCHAR(20));
SET sql_mode = 'NO_BACKSLASH_ESCAPES';
INSERT INTO paths VALUES ('C:\');
INSERT INTO paths VALUES ('D:\');

-- Flyway: You have an error in your SQL syntax
-- Proof: SELECT COUNT(*) FROM paths
-- Answer: 2
