--
-- PostgreSQL database dump
--

\restrict tCE6uNg9hbXbVAO9A9LXnoNYg31q98tY00gUuOlCesmjgjnSU2XdwwsxhpbA0f4

-- Dumped from database version 18.6 (Debian 18.6-3)
-- Dumped by pg_dump version 18.6 (Debian 18.6-3)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: app; Type: SCHEMA; Schema: -; Owner: postgres
--

CREATE SCHEMA app;


ALTER SCHEMA app OWNER TO postgres;

--
-- Name: pgcrypto; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS pgcrypto WITH SCHEMA public;


--
-- Name: EXTENSION pgcrypto; Type: COMMENT; Schema: -; Owner: 
--

COMMENT ON EXTENSION pgcrypto IS 'cryptographic functions';


--
-- Name: mood; Type: TYPE; Schema: app; Owner: postgres
--

CREATE TYPE app.mood AS ENUM (
    'sad',
    'ok; fine',
    'it''s great'
);


ALTER TYPE app.mood OWNER TO postgres;

--
-- Name: f(integer); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION app.f(a integer) RETURNS integer
    LANGUAGE plpgsql
    AS $_$
begin
  -- comment; with $$ inside
  if a > 1 then return 1; end if;
  return 2;
end;
$_$;


ALTER FUNCTION app.f(a integer) OWNER TO postgres;

--
-- Name: g(integer); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION app.g(a integer) RETURNS integer
    LANGUAGE sql
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN (a > 1) THEN 1
             ELSE 2
         END AS "case";
 SELECT 3;
END;


ALTER FUNCTION app.g(a integer) OWNER TO postgres;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: people; Type: TABLE; Schema: app; Owner: postgres
--

CREATE TABLE app.people (
    id bigint NOT NULL,
    name text DEFAULT 'a;b'::text NOT NULL,
    mood app.mood,
    data jsonb DEFAULT '{"a": ";"}'::jsonb,
    note text
);


ALTER TABLE app.people OWNER TO postgres;

--
-- Name: TABLE people; Type: COMMENT; Schema: app; Owner: postgres
--

COMMENT ON TABLE app.people IS 'People; with "quotes" and ''quotes'' and $$';


--
-- Name: pr(); Type: PROCEDURE; Schema: app; Owner: postgres
--

CREATE PROCEDURE app.pr()
    LANGUAGE sql
    BEGIN ATOMIC
 INSERT INTO app.people (name)
   VALUES ('x;y'::text);
END;


ALTER PROCEDURE app.pr() OWNER TO postgres;

--
-- Name: trg(); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION app.trg() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ begin insert into app.log(id) values (new.id); return new; end $$;


ALTER FUNCTION app.trg() OWNER TO postgres;

--
-- Name: =#=; Type: OPERATOR; Schema: app; Owner: postgres
--

CREATE OPERATOR app.=#= (
    FUNCTION = int4eq,
    LEFTARG = integer,
    RIGHTARG = integer
);


ALTER OPERATOR app.=#= (integer, integer) OWNER TO postgres;

--
-- Name: log; Type: TABLE; Schema: app; Owner: postgres
--

CREATE TABLE app.log (
    id integer,
    at timestamp with time zone DEFAULT now()
);


ALTER TABLE app.log OWNER TO postgres;

--
-- Name: part; Type: TABLE; Schema: app; Owner: postgres
--

CREATE TABLE app.part (
    a integer,
    b text
)
PARTITION BY RANGE (a);


ALTER TABLE app.part OWNER TO postgres;

--
-- Name: part1; Type: TABLE; Schema: app; Owner: postgres
--

CREATE TABLE app.part1 (
    a integer,
    b text
);


ALTER TABLE app.part1 OWNER TO postgres;

--
-- Name: people_id_seq; Type: SEQUENCE; Schema: app; Owner: postgres
--

ALTER TABLE app.people ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME app.people_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: v; Type: VIEW; Schema: app; Owner: postgres
--

CREATE VIEW app.v AS
 SELECT (name || ';'::text) AS "na;me"
   FROM app.people p;


ALTER VIEW app.v OWNER TO postgres;

--
-- Name: part1; Type: TABLE ATTACH; Schema: app; Owner: postgres
--

ALTER TABLE ONLY app.part ATTACH PARTITION app.part1 FOR VALUES FROM (0) TO (10);


--
-- Data for Name: log; Type: TABLE DATA; Schema: app; Owner: postgres
--

COPY app.log (id, at) FROM stdin;
\.


--
-- Data for Name: part1; Type: TABLE DATA; Schema: app; Owner: postgres
--

COPY app.part1 (a, b) FROM stdin;
1	ä€😀
\.


--
-- Data for Name: people; Type: TABLE DATA; Schema: app; Owner: postgres
--

COPY app.people (id, name, mood, data, note) FROM stdin;
1	tab\tbed	sad	{"a": ";"}	line1\nline2\\.
2	semi;colon	it's great	{"a": ";"}	\\.
3	back\\slash	ok; fine	{"a": ";"}	\N
\.


--
-- Name: people_id_seq; Type: SEQUENCE SET; Schema: app; Owner: postgres
--

SELECT pg_catalog.setval('app.people_id_seq', 3, true);


--
-- Name: people people_pkey; Type: CONSTRAINT; Schema: app; Owner: postgres
--

ALTER TABLE ONLY app.people
    ADD CONSTRAINT people_pkey PRIMARY KEY (id);


--
-- Name: people_data_idx; Type: INDEX; Schema: app; Owner: postgres
--

CREATE INDEX people_data_idx ON app.people USING gin (data);


--
-- Name: people r; Type: RULE; Schema: app; Owner: postgres
--

CREATE RULE r AS
    ON DELETE TO app.people DO ( INSERT INTO app.log (id)
  VALUES (old.id);
 INSERT INTO app.log (id)
  VALUES ((- old.id));
);


--
-- Name: people t; Type: TRIGGER; Schema: app; Owner: postgres
--

CREATE TRIGGER t AFTER INSERT ON app.people FOR EACH ROW EXECUTE FUNCTION app.trg();


--
-- PostgreSQL database dump complete
--

\unrestrict tCE6uNg9hbXbVAO9A9LXnoNYg31q98tY00gUuOlCesmjgjnSU2XdwwsxhpbA0f4

