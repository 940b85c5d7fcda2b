SET foreign_key_checks = 0;
CREATE TABLE child (p INT, FOREIGN KEY (p) REFERENCES parent (id));
CREATE TABLE parent (id INT PRIMARY KEY);
SET foreign_key_checks = 1;
SET @left = 1;
