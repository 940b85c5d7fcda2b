CREATE TABLE base_8 (id INT);
