CREATE TABLE texts (a VARCHAR(60));
INSERT INTO texts VALUES ('$ {table} $table {table} #{table}');
INSERT INTO texts VALUES ('[${Mixed.Case-name}]');
