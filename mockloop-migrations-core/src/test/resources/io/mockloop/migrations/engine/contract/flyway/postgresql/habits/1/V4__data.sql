-- COPY lines FROM stdin;
COPY lines (order_id, no, note) FROM stdin;
1	1	it's; $$ -- /*
2	1	\N
2	7	tab\there \\ there
3	1	
4	1	{c}
\.

COPY log (what) FROM STDIN WITH (FORMAT csv);
"two
lines; ""quoted"""
it's
\.
SELECT pg_catalog.setval('log_id_seq', 100, true);
