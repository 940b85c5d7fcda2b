/* not /* nested; */ CREATE TABLE a (b int, c text); -- ;
CREATE /* a; */ TABLE -- b;
d(e int /* ' */);
/*+ no hint here */ INSERT INTO a VALUES (1, '/* */');
--insert into a values (2);
INSERT INTO a VALUES (3, '--') --'
;
-- "
INSERT /**/ INTO a VALUES/***/(4,'*/');
/*;*//*;*/;/*;*/
INSERT INTO a VALUES (5 - -1, 7 * 2 / 1);
INSERT INTO a VALUES (8, 9) -- the end;
