CREATE VIRTUAL TABLE note USING fts5(title, body, tokenize="unicode61 remove_diacritics 2");
INSERT INTO note VALUES ('one; two', 'it''s');
