CREATE TABLE step_5 (id INT);
