CALL touch(1);
INSERT INTO customer (id) VALUES (10);
