CREATE TABLE next_one (id INT);
INSERT INTO next_one VALUES (1);INSERT INTO next_one VALUES (2) ;
