CREATE TABLE copied (id int, note text);
COPY copied (id, note) FROM stdin;
1	one; ${word}
2	\N
3	with \\ backslash, -- no comment
\.
COPY copied FROM stdin WITH (FORMAT csv);
4,"four; ""quoted"", five"
\.
COPY copied FROM stdin;
\.
