CREATE SCHEMA elsewhere;
SET search_path = elsewhere, public;
CREATE TEMP TABLE passing (id int);
CREATE TABLE there (id int);
SET LOCAL statement_timeout = '1min';
