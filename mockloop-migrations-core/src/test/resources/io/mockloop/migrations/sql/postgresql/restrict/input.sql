\restrict abcDEF012
SET client_encoding = 'UTF8';
CREATE TABLE a (b text);
COPY a (b) FROM stdin;
\\restrict
\\unrestrict; x
\.

\unrestrict abcDEF012
INSERT INTO a VALUES ('\restrict');
