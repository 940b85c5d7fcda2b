INSERT INTO seen VALUES ('no longer empty');
