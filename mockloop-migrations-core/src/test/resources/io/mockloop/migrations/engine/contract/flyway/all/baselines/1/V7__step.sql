CREATE TABLE step_7 (id INT);
