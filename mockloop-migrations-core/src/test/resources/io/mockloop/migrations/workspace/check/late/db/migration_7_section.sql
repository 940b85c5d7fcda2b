-- migrate:down
-- depends-on: 1
SELECT ';
';
-- migrate:up
-- description: x
SELECT 1;