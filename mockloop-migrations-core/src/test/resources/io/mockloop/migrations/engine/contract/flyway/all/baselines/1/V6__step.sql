CREATE TABLE step_6 (id INT);
