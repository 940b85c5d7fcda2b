INSERT INTO customers (id, name) VALUES (1, 'It''s; one'), (2, '-- two'), (3, '/* three');
