CREATE TABLE [a;b] (a INT);
INSERT INTO [a;b] VALUES (1);

-- Flyway: unrecognized token
-- Proof: SELECT a FROM "a;b"
-- Answer: 1
