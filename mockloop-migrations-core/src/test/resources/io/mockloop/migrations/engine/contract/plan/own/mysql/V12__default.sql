CREATE TABLE d (id INT, note TEXT);
INSERT INTO d VALUES (1, "a string again; ok"), (2, @mine);
