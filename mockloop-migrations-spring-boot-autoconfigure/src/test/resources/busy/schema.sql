CREATE TABLE by_script (id INTEGER);
