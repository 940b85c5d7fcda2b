INSERT INTO names VALUES (3, '${name}');
INSERT INTO names VALUES (4, 'b');
