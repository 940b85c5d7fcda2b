--
-- PostgreSQL database dump
--

-- Dumped from database version 15.4

SET statement_timeout = 0;
SET lock_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: total(integer); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.total(customer integer) RETURNS numeric
    LANGUAGE sql STABLE
    AS $_$ SELECT sum(amount) FROM public.invoice WHERE customer_id = $1; $_$;


SET default_tablespace = '';

SET default_table_access_method = heap;

CREATE TABLE public.customer (
    id integer NOT NULL,
    name character varying(100) DEFAULT 'it''s; new'::character varying
);

CREATE SEQUENCE public.customer_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.customer_id_seq OWNED BY public.customer.id;

CREATE TABLE public.invoice (
    id integer NOT NULL,
    customer_id integer,
    amount numeric(10,2),
    "user" text
);

ALTER TABLE ONLY public.customer ALTER COLUMN id SET DEFAULT nextval('public.customer_id_seq'::regclass);

--
-- Data for Name: customer; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.customer (id, name) FROM stdin;
1	Ada; "the first"
2	\N
3	Backslash \\ and tab \t.
\.


COPY public.invoice (id, customer_id, amount, "user") FROM stdin;
1	1	10.50	--
2	1	4.50	/*
\.


SELECT pg_catalog.setval('public.customer_id_seq', 3, true);

ALTER TABLE ONLY public.customer
    ADD CONSTRAINT customer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.invoice
    ADD CONSTRAINT invoice_customer_fk FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE CASCADE;

CREATE VIEW public.totals AS
 SELECT id,
    public.total(id) AS total
   FROM public.customer;

--
-- PostgreSQL database dump complete
--
