INSERT INTO customers (id, name) VALUES (16, 'Grüße, 日本, 😀');
