DELETE FROM names WHERE id = 5;
INSERT INTO names VALUES (5, '${currency}');
