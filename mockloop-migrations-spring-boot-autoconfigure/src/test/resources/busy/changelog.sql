--liquibase formatted sql

--changeset busy:1
CREATE TABLE by_liquibase (id INTEGER);
