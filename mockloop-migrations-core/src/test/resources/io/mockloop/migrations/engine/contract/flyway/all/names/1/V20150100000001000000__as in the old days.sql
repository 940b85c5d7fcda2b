CREATE TABLE dated (id INT);
