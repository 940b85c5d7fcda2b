CREATE TABLE step_4 (id INT);
