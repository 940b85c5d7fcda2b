CREATE TABLE kept (a INT);
/*M!100100 CREATE TABLE lost (a INT) */;

-- Flyway loses: what stands in it: to MariaDB it is no comment, and mariadb-dump writes such ones
-- Proof: SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name IN ('kept', 'lost')
-- Answer: 2
-- Answer with Flyway: 1
