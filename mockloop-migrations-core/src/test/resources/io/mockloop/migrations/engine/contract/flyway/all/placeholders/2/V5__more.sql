INSERT INTO texts VALUES ('${currency}; ${limit}');
