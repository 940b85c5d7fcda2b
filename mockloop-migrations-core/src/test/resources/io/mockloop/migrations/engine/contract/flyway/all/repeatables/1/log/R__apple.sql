INSERT INTO seen VALUES ('apple');
