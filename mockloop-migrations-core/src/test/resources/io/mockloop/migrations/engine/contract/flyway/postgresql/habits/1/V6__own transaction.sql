BEGIN;
CREATE TABLE in_own_transaction (id integer);
INSERT INTO in_own_transaction VALUES (1);
COMMIT;
