CREATE TABLE step_3 (id INT);
