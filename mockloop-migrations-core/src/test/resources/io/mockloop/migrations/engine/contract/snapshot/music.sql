-- A shop that sells music: names in mixed case, keys by name.
CREATE TABLE `Artist` (`ArtistId` INT NOT NULL AUTO_INCREMENT, `Name` NVARCHAR(120), CONSTRAINT `PK_Artist` PRIMARY KEY (`ArtistId`));
CREATE TABLE `Album` (`AlbumId` INT NOT NULL AUTO_INCREMENT, `Title` NVARCHAR(160) NOT NULL, `ArtistId` INT NOT NULL,
  CONSTRAINT `PK_Album` PRIMARY KEY (`AlbumId`), CONSTRAINT `UQ_Album` UNIQUE (`ArtistId`, `Title`));
CREATE TABLE `Employee` (`EmployeeId` INT NOT NULL, `LastName` NVARCHAR(20) NOT NULL, `ReportsTo` INT, `HireDate` DATETIME DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (`EmployeeId`), FOREIGN KEY (`ReportsTo`) REFERENCES `Employee` (`EmployeeId`) ON DELETE SET NULL);
CREATE TABLE `Genre` (`GenreId` INT NOT NULL PRIMARY KEY, `Name` NVARCHAR(120) UNIQUE);
CREATE TABLE `Track` (`TrackId` INT NOT NULL, `Name` NVARCHAR(200) NOT NULL, `AlbumId` INT, `GenreId` INT, `Composer` NVARCHAR(220),
  `Milliseconds` INT NOT NULL, `Bytes` INT, `UnitPrice` NUMERIC(10,2) NOT NULL, CONSTRAINT `PK_Track` PRIMARY KEY (`TrackId`));
ALTER TABLE `Album` ADD CONSTRAINT `FK_AlbumArtistId` FOREIGN KEY (`ArtistId`) REFERENCES `Artist` (`ArtistId`) ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE `Track` ADD CONSTRAINT `FK_TrackAlbumId` FOREIGN KEY (`AlbumId`) REFERENCES `Album` (`AlbumId`) ON DELETE NO ACTION;
ALTER TABLE `Track` ADD FOREIGN KEY (`GenreId`) REFERENCES `Genre` (`GenreId`);
CREATE INDEX `IFK_TrackName` ON `Track` (`Name`(50) DESC, `UnitPrice`);
CREATE VIEW `Long Tracks` AS SELECT `Name`, `Milliseconds` / 1000 AS `Seconds` FROM `Track` WHERE `Milliseconds` > 600000;
