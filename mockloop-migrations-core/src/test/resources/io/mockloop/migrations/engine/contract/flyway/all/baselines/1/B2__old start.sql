CREATE TABLE base_2 (id INT);
