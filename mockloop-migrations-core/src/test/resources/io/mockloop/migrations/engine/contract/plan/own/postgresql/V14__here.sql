CREATE TABLE here (id int);
CREATE TEMP TABLE passing (id text);
