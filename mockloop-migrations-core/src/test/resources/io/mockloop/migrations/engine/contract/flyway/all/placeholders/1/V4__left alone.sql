INSERT INTO texts VALUES ('${table} ${undefined}');
