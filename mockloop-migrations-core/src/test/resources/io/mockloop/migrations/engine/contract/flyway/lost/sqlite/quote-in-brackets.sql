CREATE TABLE [it's] (a INT);
CREATE TABLE lost (a INT);

-- Flyway loses: all behind the name: the driver gets several statements as one, and runs the first
-- Proof: SELECT COUNT(*) FROM sqlite_schema WHERE name IN ('it''s', 'lost')
-- Answer: 2
-- Answer with Flyway: 1
