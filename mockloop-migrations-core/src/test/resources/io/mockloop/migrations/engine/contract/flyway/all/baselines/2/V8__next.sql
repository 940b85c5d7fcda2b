CREATE TABLE step_8 (id INT);
