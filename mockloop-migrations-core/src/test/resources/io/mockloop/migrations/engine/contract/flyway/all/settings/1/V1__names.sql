CREATE TABLE names (id INT, name VARCHAR(40));
