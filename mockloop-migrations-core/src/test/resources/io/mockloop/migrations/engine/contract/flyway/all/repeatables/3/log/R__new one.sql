INSERT INTO seen VALUES ('new');
