DELETE FROM names WHERE id = 6;
INSERT INTO names VALUES (6, 'é ${undefined}');
