/*!50001 CREATE TABLE y (a INT /* the first */) */;
CREATE TABLE z (a INT);

-- Flyway: You have an error in your SQL syntax
-- Proof: SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name IN ('y', 'z')
-- Answer: 2
