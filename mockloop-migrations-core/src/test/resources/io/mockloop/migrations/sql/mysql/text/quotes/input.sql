SELECT 'it\'s;', 'it''s;', "a\";b", "c"";d", `e\`, `f``;g`;
INSERT INTO a VALUES ('x\\'), ('\\\';'), (_utf8mb4'x;', N'y;', x'00', b'0'), (\N);
SELECT 'line
end;', '# no comment', '-- nor this', '/* nor this';
