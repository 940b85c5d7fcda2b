CREATE TABLE e (id INT); -- Write here the statements that make the change, each with a semicolon at its end.
