-- made on Windows
CREATE TABLE fourteen (
  id INT,
  name VARCHAR(100)
);

INSERT INTO fourteen VALUES (1, 'two
lines');
