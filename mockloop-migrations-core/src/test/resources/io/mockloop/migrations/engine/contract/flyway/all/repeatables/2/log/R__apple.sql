INSERT INTO seen VALUES ('pear');
