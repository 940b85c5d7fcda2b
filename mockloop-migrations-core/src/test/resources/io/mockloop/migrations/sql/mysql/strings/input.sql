CREATE TABLE t (id INT, a VARCHAR(100) CHARACTER SET utf8mb4, b VARCHAR(100) CHARACTER SET utf8mb4);
INSERT INTO t VALUES (1, 'it\'s;', 'it''s;'), (2, "a\";b", "c"";d"), (3, 'x\\', '\\\';'), (4, "\\", '"'), (5, '\\\\', "''");
INSERT INTO t VALUES (6, _utf8mb4'x;', N'y;'), (7, _utf8mb4"\";", n'\'z;'), (8, x'3B', b'00111011'), (9, _utf8mb4 x'3B', 0x3B), (10, X'27', _binary'\';');
INSERT INTO t VALUES (11, 'line
end;', '# no comment'), (12, '-- nor this', '/* nor this'), (13, 'a' 'b;' "c;", 'd\'' '\'e;'), (14, NULL, '\N;'), (15, '\%;\_', '\Z\0\n;');
CREATE TABLE `e\` (`f``;g` INT, `'` INT, `"` INT, `-- x` INT, `/*` INT, `#` INT);
INSERT INTO `e\` VALUES (1, 2, 3, 4, 5, 6);
SET @`a;b` = 1, @'c;d' = 2, @"e\";f" = 3;
INSERT INTO t VALUES (16, @`a;b`, @'c;d'), (17, @"e\";f", 'ä;€😀');
INSERT INTO t SELECT 18, 5--1, 5 -- 1
  + 6;
