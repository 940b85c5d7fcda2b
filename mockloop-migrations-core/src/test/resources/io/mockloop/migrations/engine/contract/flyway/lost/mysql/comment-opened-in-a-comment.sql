CREATE TABLE kept (a INT);
/* no longer:
/* CREATE TABLE dropped (a INT); */
CREATE TABLE lost (a INT);

-- Flyway loses: all behind the comment: it takes comments for nested ones, which they are in PostgreSQL alone
-- Proof: SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name IN ('kept', 'lost')
-- Answer: 2
-- Answer with Flyway: 1
