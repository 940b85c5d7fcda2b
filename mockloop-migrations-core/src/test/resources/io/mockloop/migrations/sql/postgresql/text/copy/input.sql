CREATE TABLE a(b int, c text);
COPY a (b, c) FROM stdin;
1	x;y
2	it's \. not the end
3	-- migrate:down
\.
COPY a FROM STDIN WITH (FORMAT csv); -- the data follow
4,"a
\N"
\.
COPY (SELECT 1) TO '/tmp/stdout';
COPY a FROM '/tmp/x';
COPY a FROM stdin;
\.
SELECT 1;
