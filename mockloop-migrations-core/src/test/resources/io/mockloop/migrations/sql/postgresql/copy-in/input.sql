CREATE TABLE a (b int, c text);
COPY a (b, c) FROM stdin;
1	x;y
2	it's \\. not "the end
3	-- comment /* $$
4	\N
5	tab\there\nnewline\\
\.
COPY a FROM STDIN WITH (FORMAT csv); -- the data follow
6,"a
\N"
7,"quote "" and ;"
8,
9,""
\.
copy a from stdin csv header quote '''' null 'csv';
b,c
10,'x;y'
11,csv
\.
COPY public.a(c, b) FROM STDIN (DELIMITER '|', NULL ';') WHERE b > 12;
x|12
y|13
;|14
\.
COPY a FROM stdin;
\.
CREATE TABLE "from" ("stdin" text, "copy;" int);
COPY "from" ("stdin") FROM stdin WITH DELIMITER ';';
a
\.
COPY "from" FROM stdin ( FORMAT 'csv' ) ;
"x
\\.
y",1
\.
INSERT INTO a VALUES (20, 'after');
