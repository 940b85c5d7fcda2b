/* licence */
-- Depends-On : 1.0
-- migrate:down
-- migrate:up
SELECT 1;