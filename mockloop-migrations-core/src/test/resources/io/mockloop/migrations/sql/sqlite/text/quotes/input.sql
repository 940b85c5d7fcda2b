CREATE TABLE [a;b] (`c;d` text, "e;""f" text, 'g;''h' text);
SELECT x'00', 'back\', '\';
INSERT INTO [a;b] VALUES ('line
end;', '-- no comment', '/* nor this');
SELECT $a, :b, @c, ?1 -- parameters;
;
SELECT 5--1;
;
