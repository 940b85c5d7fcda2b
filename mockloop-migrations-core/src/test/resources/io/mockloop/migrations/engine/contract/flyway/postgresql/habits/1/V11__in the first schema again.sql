CREATE TABLE in_public (id integer);
