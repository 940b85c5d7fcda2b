CREATE TABLE a (b int)
GO
CREATE TABLE c (d int)
GO
