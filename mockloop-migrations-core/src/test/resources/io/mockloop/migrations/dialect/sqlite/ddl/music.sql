-- A shop that sells music: keys by name, names in brackets, as tools for several databases write them.
CREATE TABLE [Artist]
(
    [ArtistId] INTEGER  NOT NULL,
    [Name] NVARCHAR(120),
    CONSTRAINT [PK_Artist] PRIMARY KEY ([ArtistId])
);
CREATE TABLE [Album]
(
    [AlbumId] INTEGER  NOT NULL,
    [Title] NVARCHAR(160)  NOT NULL,
    [ArtistId] INTEGER  NOT NULL,
    [Year] SMALLINT CHECK ([Year] BETWEEN 1900 AND 2100),
    CONSTRAINT [PK_Album] PRIMARY KEY ([AlbumId]),
    CONSTRAINT [UQ_Album] UNIQUE ([ArtistId], [Title]),
    FOREIGN KEY ([ArtistId]) REFERENCES [Artist] ([ArtistId])
                ON DELETE NO ACTION ON UPDATE NO ACTION
);
CREATE TABLE [Employee]
(
    [EmployeeId] INTEGER  NOT NULL,
    [LastName] NVARCHAR(20)  NOT NULL,
    [FirstName] NVARCHAR(20)  NOT NULL,
    [Title] NVARCHAR(30),
    [ReportsTo] INTEGER,
    [HireDate] DATETIME DEFAULT CURRENT_TIMESTAMP,
    [Email] NVARCHAR(60) COLLATE NOCASE,
    CONSTRAINT [PK_Employee] PRIMARY KEY ([EmployeeId]),
    CONSTRAINT [CK_NotOwnBoss] CHECK ([ReportsTo] <> [EmployeeId]),
    FOREIGN KEY ([ReportsTo]) REFERENCES [Employee] ([EmployeeId])
                ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE [Customer]
(
    [CustomerId] INTEGER  NOT NULL,
    [FirstName] NVARCHAR(40)  NOT NULL,
    [LastName] NVARCHAR(20)  NOT NULL,
    [Company] NVARCHAR(80),
    [Country] NVARCHAR(40) DEFAULT 'it''s unknown',
    [Phone] NVARCHAR(24),
    [Email] NVARCHAR(60)  NOT NULL COLLATE NOCASE,
    [SupportRepId] INTEGER,
    CONSTRAINT [PK_Customer] PRIMARY KEY ([CustomerId]),
    CONSTRAINT "it's [unique]" UNIQUE ([Email]),
    FOREIGN KEY ([SupportRepId]) REFERENCES [Employee] ([EmployeeId])
                ON DELETE NO ACTION ON UPDATE NO ACTION
);
CREATE TABLE [Genre] ([GenreId] INTEGER NOT NULL PRIMARY KEY, [Name] NVARCHAR(120) UNIQUE);
CREATE TABLE [MediaType] ([MediaTypeId] INT PRIMARY KEY NOT NULL, [Name] TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE [Track]
(
    [TrackId] INTEGER  NOT NULL,
    [Name] NVARCHAR(200)  NOT NULL,
    [AlbumId] INTEGER,
    [MediaTypeId] INTEGER  NOT NULL,
    [GenreId] INTEGER,
    [Composer] NVARCHAR(220),
    [Milliseconds] INTEGER  NOT NULL,
    [Bytes] INTEGER,
    [UnitPrice] NUMERIC(10,2)  NOT NULL,
    [Seconds] REAL GENERATED ALWAYS AS ([Milliseconds] / 1000.0) VIRTUAL, -- what players show
    [SortName] TEXT AS (lower([Name])) STORED,
    CONSTRAINT [PK_Track] PRIMARY KEY ([TrackId]),
    FOREIGN KEY ([AlbumId]) REFERENCES [Album] ([AlbumId]) ON DELETE CASCADE,
    FOREIGN KEY ([GenreId]) REFERENCES [Genre] ([GenreId])
                ON DELETE NO ACTION ON UPDATE NO ACTION,
    FOREIGN KEY ([MediaTypeId]) REFERENCES [MediaType] ([MediaTypeId])
                ON DELETE NO ACTION ON UPDATE NO ACTION
);
CREATE TABLE [Invoice]
(
    [InvoiceId] INTEGER  NOT NULL,
    [CustomerId] INTEGER  NOT NULL,
    [InvoiceDate] DATETIME  NOT NULL,
    [BillingCountry] NVARCHAR(40),
    [Total] NUMERIC(10,2)  NOT NULL CONSTRAINT [CK_Total] CHECK ([Total] >= 0),
    CONSTRAINT [PK_Invoice] PRIMARY KEY ([InvoiceId]),
    FOREIGN KEY ([CustomerId]) REFERENCES [Customer] ([CustomerId])
                ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE TABLE [InvoiceLine]
(
    [InvoiceLineId] INTEGER PRIMARY KEY AUTOINCREMENT,
    [InvoiceId] INTEGER  NOT NULL REFERENCES [Invoice] ([InvoiceId]) ON DELETE CASCADE,
    [TrackId] INTEGER  NOT NULL REFERENCES [Track],
    [UnitPrice] NUMERIC(10,2)  NOT NULL,
    [Quantity] INTEGER  NOT NULL DEFAULT 1,
    [Price] NUMERIC AS ([UnitPrice] * [Quantity]) STORED,
    UNIQUE ([InvoiceId], [TrackId])
);
CREATE TABLE [Playlist] ([PlaylistId] INTEGER  NOT NULL, [Name] NVARCHAR(120), CONSTRAINT [PK_Playlist] PRIMARY KEY ([PlaylistId]));
CREATE TABLE [PlaylistTrack]
(
    [PlaylistId] INTEGER  NOT NULL,
    [TrackId] INTEGER  NOT NULL,
    CONSTRAINT [PK_PlaylistTrack] PRIMARY KEY  ([PlaylistId], [TrackId]),
    FOREIGN KEY ([PlaylistId]) REFERENCES [Playlist] ([PlaylistId]) ON DELETE CASCADE ON UPDATE CASCADE,
    FOREIGN KEY ([TrackId]) REFERENCES [Track] ([TrackId]) ON DELETE CASCADE ON UPDATE CASCADE
);
-- How often a track is played in a list: a foreign key of two columns, to a primary key of two.
CREATE TABLE [PlayCount]
(
    [PlaylistId] INTEGER,
    [TrackId] INTEGER,
    [Month] TEXT,
    [Plays] INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY ([PlaylistId], [TrackId], [Month]),
    CONSTRAINT [FK_PlayCount] FOREIGN KEY ([PlaylistId], [TrackId]) REFERENCES [PlaylistTrack] ON DELETE CASCADE
) WITHOUT ROWID;
CREATE TABLE [Changes] (at TEXT DEFAULT (strftime('%Y-%m-%d', 'now')), what TEXT, of);

CREATE INDEX [IFK_AlbumArtistId] ON [Album] ([ArtistId]);
CREATE INDEX [IFK_CustomerSupportRepId] ON [Customer] ([SupportRepId]);
CREATE INDEX [IFK_EmployeeReportsTo] ON [Employee] ([ReportsTo]);
CREATE INDEX [IFK_InvoiceCustomerId] ON [Invoice] ([CustomerId]);
CREATE INDEX [IFK_TrackAlbumId] ON [Track] ([AlbumId]);
CREATE INDEX [IFK_TrackGenreId] ON [Track] ([GenreId]);
CREATE UNIQUE INDEX [IX_Seat] ON [Employee] ([LastName] COLLATE NOCASE, [FirstName] DESC) WHERE [Title] IS NOT NULL;
CREATE INDEX [IX_Initial] ON [Customer] (upper(substr([LastName], 1, 1)), [Country]);
CREATE INDEX [IX_Long] ON [Track] ([Seconds]) WHERE [Milliseconds] > 200000;
CREATE INDEX [IX_Sort] ON [Track] ([SortName]);

CREATE VIEW [TrackList] AS
    SELECT t.[TrackId], t.[Name], t.[Seconds], al.[Title], ar.[Name] AS [Artist], g.[Name] AS [Genre], m.[Name] AS [Medium]
    FROM [Track] t
        LEFT JOIN [Album] al USING ([AlbumId])
        LEFT JOIN [Artist] ar ON ar.[ArtistId] = al.[ArtistId]
        LEFT JOIN [Genre] g ON g.[GenreId] = t.[GenreId]
        JOIN [MediaType] m ON m.[MediaTypeId] = t.[MediaTypeId];
CREATE VIEW [Sales] ([Customer], [Rep], [Lines], [Sum]) AS
    WITH lines AS (SELECT i.[CustomerId] AS c, l.[Price] FROM [Invoice] i JOIN [InvoiceLine] l ON l.[InvoiceId] = i.[InvoiceId])
    SELECT c.[FirstName] || ' ' || c.[LastName], e.[LastName], count(*), sum([Price])
    FROM lines JOIN [Customer] c ON c.[CustomerId] = lines.c LEFT JOIN [Employee] e ON e.[EmployeeId] = c.[SupportRepId]
    GROUP BY c.[CustomerId];
CREATE VIEW [TopGenres] AS SELECT [Genre], count(*) AS n FROM [TrackList] GROUP BY 1 HAVING n > 1;

CREATE TRIGGER [InvoiceTotal] AFTER INSERT ON [InvoiceLine] BEGIN
    UPDATE [Invoice] SET [Total] = (SELECT sum([Price]) FROM [InvoiceLine] WHERE [InvoiceId] = new.[InvoiceId])
    WHERE [InvoiceId] = new.[InvoiceId];
END;
CREATE TRIGGER [CustomerMoves] AFTER UPDATE OF [Country] ON [Customer] WHEN old.[Country] IS NOT new.[Country] BEGIN
    INSERT INTO [Changes] (what, of) VALUES ('customer', new.[CustomerId]); -- not the name
END;
CREATE TRIGGER [TrackIsGone] BEFORE DELETE ON [Track] BEGIN
    SELECT raise(ABORT, 'was sold') FROM [InvoiceLine] WHERE [TrackId] = old.[TrackId];
    INSERT INTO [Changes] (what, of) VALUES ('track', old.[Name]);
END;
CREATE TRIGGER [IntoTrackList] INSTEAD OF UPDATE OF [Genre] ON [TrackList] BEGIN
    UPDATE [Track] SET [GenreId] = (SELECT [GenreId] FROM [Genre] WHERE [Name] = new.[Genre]) WHERE [TrackId] = old.[TrackId];
END;

INSERT INTO [Artist] WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20)
    SELECT i * 3, iif(i % 7 = 0, NULL, 'Artist ' || i) FROM n;
INSERT INTO [Album] WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40)
    SELECT i, 'It''s album "' || i || '"', 3 * (1 + i % 20), 1960 + i FROM n;
INSERT INTO [Employee] WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9)
    SELECT i, 'Last' || i, 'First' || i, iif(i % 3 = 0, NULL, 'Title ' || i), iif(i = 1, NULL, i / 2),
        '2020-01-0' || i || ' 08:00:00', 'e' || i || '@Example.com' FROM n;
INSERT INTO [Customer] WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30)
    SELECT i, 'Än' || i, 'Öz' || i, iif(i % 4, NULL, 'Company ' || i), iif(i % 5, 'Land ' || (i % 5), NULL),
        '0049-0' || i, 'c' || i || '@example.com', iif(i % 6, 3 + i % 3, NULL) FROM n;
INSERT INTO [Genre] VALUES (1, 'Rock'), (2, 'Jazz'), (3, 'Classical'), (4, NULL), (9, 'Spoken, "word"');
INSERT INTO [MediaType] VALUES (1, 'MPEG'), (2, 'AAC'), (3, 'Vinyl');
INSERT INTO [Track] ([TrackId], [Name], [AlbumId], [MediaTypeId], [GenreId], [Composer], [Milliseconds], [Bytes], [UnitPrice])
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 120)
    SELECT i, 'Track №' || i, iif(i % 11, 1 + i % 40, NULL), 1 + i % 3, iif(i % 13, 1 + i % 4, 9), iif(i % 2, 'C' || i, NULL),
        100000 + 2500 * i, iif(i % 9, 1000000000000 + i, NULL), iif(i % 10, 0.99, 2) FROM n;
INSERT INTO [Invoice] WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60)
    SELECT i, 1 + i % 30, date('2024-01-01', i || ' days'), iif(i % 8, 'Land ' || i % 5, NULL), 0 FROM n;
INSERT INTO [InvoiceLine] ([InvoiceLineId], [InvoiceId], [TrackId], [UnitPrice], [Quantity])
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 150)
    SELECT i * 2, 1 + i % 60, 1 + (i * 7) % 100, 0.99, 1 + i % 3 FROM n;
DELETE FROM [InvoiceLine] WHERE [InvoiceLineId] > 290;
INSERT INTO [Playlist] VALUES (1, 'Music'), (2, NULL), (5, 'Music');
INSERT INTO [PlaylistTrack] SELECT p.[PlaylistId], t.[TrackId] FROM [Playlist] p JOIN [Track] t ON t.[TrackId] % (p.[PlaylistId] + 2) = 0;
INSERT INTO [PlayCount] SELECT [PlaylistId], [TrackId], '2026-' || m.column1, [TrackId] % 7 FROM [PlaylistTrack], (VALUES ('01'), ('02')) m
    WHERE [TrackId] % 5 = 0;
UPDATE [Customer] SET [Country] = 'Elsewhere' WHERE [CustomerId] % 10 = 0;
ANALYZE;
