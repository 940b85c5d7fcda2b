-- A shop that lends films: written by hand, in lower case, with much that only SQLite has.
CREATE TABLE country (
  country_id INTEGER PRIMARY KEY AUTOINCREMENT, country TEXT NOT NULL UNIQUE COLLATE NOCASE, last_update TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
);
CREATE TABLE city (
  city_id INTEGER PRIMARY KEY AUTOINCREMENT,
  city VARCHAR(50) NOT NULL,
  country_id SMALLINT NOT NULL,
  last_update TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT fk_city_country FOREIGN KEY (country_id) REFERENCES country (country_id) ON DELETE NO ACTION ON UPDATE CASCADE
);
CREATE TABLE address (
  address_id INTEGER PRIMARY KEY,
  address VARCHAR(50) NOT NULL, -- street, and number
  address2 VARCHAR(50) DEFAULT NULL,
  district VARCHAR(20) NOT NULL DEFAULT '',
  city_id INT NOT NULL REFERENCES city ON UPDATE CASCADE,
  postal_code VARCHAR(10) DEFAULT NULL CONSTRAINT digits CHECK (postal_code NOT GLOB '*[^0-9]*'),
  phone VARCHAR(20) NOT NULL,
  location /* no type at all */,
  last_update TIMESTAMP NOT NULL
);
CREATE TABLE language (
  language_id SMALLINT NOT NULL PRIMARY KEY, -- no rowid by another name, since it isn't called INTEGER
  name CHAR(20) NOT NULL
);
CREATE TABLE "film" (
  film_id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  title VARCHAR(255) NOT NULL,
  description BLOB SUB_TYPE TEXT DEFAULT NULL,
  release_year VARCHAR(4) DEFAULT NULL,
  language_id SMALLINT NOT NULL,
  original_language_id SMALLINT DEFAULT NULL,
  rental_duration SMALLINT DEFAULT 3 NOT NULL,
  rental_rate DECIMAL(4,2) DEFAULT 4.99 NOT NULL,
  length SMALLINT DEFAULT NULL,
  replacement_cost DECIMAL(5,2) DEFAULT 19.99 NOT NULL,
  rating VARCHAR(10) DEFAULT 'G',
  special_features VARCHAR(100) DEFAULT NULL,
  per_day AS (round(rental_rate / rental_duration, 4)),
  last_update TIMESTAMP NOT NULL DEFAULT (datetime('now', 'start of day')),
  CONSTRAINT CHECK_special_features CHECK (special_features IS NULL OR
      special_features LIKE '%Trailers%' OR special_features LIKE '%Commentaries%' /* (and, so, on) */),
  CONSTRAINT CHECK_rating CHECK (rating IN ('G', 'PG', 'PG-13', 'R', 'NC-17'))
  CONSTRAINT fk_film_language FOREIGN KEY (language_id) REFERENCES language (language_id),
  CONSTRAINT fk_film_language_original FOREIGN KEY (original_language_id) REFERENCES language (language_id) ON DELETE SET NULL
);
CREATE TABLE actor (
  actor_id NUMERIC NOT NULL, first_name VARCHAR(45) NOT NULL, last_name VARCHAR(45) NOT NULL,
  last_update TIMESTAMP NOT NULL DEFAULT '1970-01-01', PRIMARY KEY (actor_id)
);
CREATE TABLE film_actor (
  actor_id INT NOT NULL, film_id INT NOT NULL, part TEXT,
  PRIMARY KEY (actor_id, film_id),
  CONSTRAINT fk_film_actor_actor FOREIGN KEY (actor_id) REFERENCES actor (actor_id) ON DELETE NO ACTION ON UPDATE CASCADE,
  CONSTRAINT fk_film_actor_film FOREIGN KEY (film_id) REFERENCES film (film_id) ON DELETE NO ACTION ON UPDATE CASCADE
) WITHOUT ROWID;
CREATE TABLE category (
  category_id INTEGER PRIMARY KEY DESC, name TEXT NOT NULL, parent_id INTEGER REFERENCES category (category_id) ON DELETE SET NULL, UNIQUE (name)
) STRICT;
CREATE TABLE film_category (film_id INT NOT NULL REFERENCES film, category_id INT NOT NULL REFERENCES "category",
  weight REAL NOT NULL DEFAULT 1.0, any_data ANY, PRIMARY KEY (film_id, category_id DESC)) STRICT;
-- Each shop has a manager, and each of the staff a shop.
CREATE TABLE store (
  store_id INTEGER PRIMARY KEY, manager_staff_id INTEGER NOT NULL UNIQUE REFERENCES staff (staff_id) DEFERRABLE INITIALLY DEFERRED,
  address_id INTEGER NOT NULL REFERENCES address
);
CREATE TABLE staff (
  staff_id INTEGER PRIMARY KEY,
  first_name VARCHAR(45) NOT NULL, last_name VARCHAR(45) NOT NULL,
  address_id INT NOT NULL REFERENCES address (address_id),
  picture BLOB DEFAULT x'00ff', email VARCHAR(50) COLLATE NOCASE UNIQUE ON CONFLICT ABORT,
  store_id INTEGER NOT NULL,
  active SMALLINT DEFAULT TRUE NOT NULL CHECK (active IN (0, 1)),
  username VARCHAR(16) NOT NULL, password VARCHAR(40) DEFAULT NULL,
  CONSTRAINT fk_staff_store FOREIGN KEY (store_id) REFERENCES store (store_id) ON DELETE CASCADE
);
CREATE TABLE inventory (
  inventory_id INTEGER NOT NULL PRIMARY KEY, film_id INT NOT NULL, store_id INT NOT NULL,
  FOREIGN KEY (store_id) REFERENCES store (store_id) ON UPDATE CASCADE,
  FOREIGN KEY (film_id) REFERENCES film (film_id) ON UPDATE CASCADE,
  UNIQUE (store_id, inventory_id)
);
CREATE TABLE customer (
  customer_id INTEGER PRIMARY KEY,
  store_id INT NOT NULL REFERENCES store,
  first_name VARCHAR(45) NOT NULL, last_name VARCHAR(45) NOT NULL,
  full_name TEXT GENERATED ALWAYS AS (first_name || ' ' || last_name) STORED COLLATE NOCASE,
  email VARCHAR(50) DEFAULT NULL,
  referred_by INT REFERENCES customer ON DELETE SET DEFAULT,
  active CHAR(1) DEFAULT 'Y' NOT NULL,
  create_date TIMESTAMP NOT NULL
);
CREATE TABLE rental (
  rental_id INTEGER PRIMARY KEY AUTOINCREMENT,
  rental_date TIMESTAMP NOT NULL, inventory_id INT NOT NULL, store_id INT NOT NULL, customer_id INT NOT NULL,
  return_date TIMESTAMP DEFAULT NULL, staff_id SMALLINT NOT NULL REFERENCES staff (staff_id),
  CONSTRAINT once UNIQUE (rental_date, inventory_id, customer_id),
  CONSTRAINT in_that_store FOREIGN KEY (store_id, inventory_id) REFERENCES inventory (store_id, inventory_id),
  CONSTRAINT fk_rental_customer FOREIGN KEY (customer_id) REFERENCES customer (customer_id) ON DELETE CASCADE,
  CHECK (return_date IS NULL OR return_date >= rental_date)
);
CREATE TABLE payment (
  payment_id INTEGER PRIMARY KEY,
  customer_id INT NOT NULL CONSTRAINT fk_payment_customer REFERENCES customer (customer_id),
  staff_id SMALLINT NOT NULL, rental_id INT DEFAULT NULL,
  amount DECIMAL(5,2) NOT NULL DEFAULT (1 + 2), payment_date TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
  FOREIGN KEY (rental_id) REFERENCES rental (rental_id) ON DELETE SET NULL ON UPDATE CASCADE,
  FOREIGN KEY (staff_id) REFERENCES staff (staff_id)
);
CREATE TABLE audit (id INTEGER PRIMARY KEY AUTOINCREMENT, line TEXT);
CREATE VIRTUAL TABLE film_text USING fts5(title, description, content = '');

CREATE INDEX idx_fk_city ON address(city_id);
CREATE INDEX idx_actor_last_name ON actor(last_name DESC, first_name);
CREATE UNIQUE INDEX idx_title_year ON film(lower(title), coalesce(release_year, ''));
CREATE INDEX idx_cheap ON film (rental_rate, per_day) WHERE rental_rate < 3 AND rating <> 'R';
CREATE INDEX idx_customer_name ON customer(full_name);
CREATE INDEX idx_open ON rental(inventory_id) WHERE return_date IS NULL;
CREATE UNIQUE INDEX one_mail ON customer(email COLLATE NOCASE) WHERE email IS NOT NULL;
CREATE INDEX idx_payment_rental ON payment(rental_id);
CREATE INDEX idx_payment_day ON payment(date(payment_date));

CREATE VIEW customer_list AS
SELECT cu.customer_id AS ID, cu.full_name AS name, a.address, a.postal_code AS "zip code", city.city, country.country,
    CASE WHEN cu.active = 'Y' THEN 'active' ELSE '' END AS notes, cu.store_id AS SID
FROM customer AS cu JOIN store s USING (store_id) JOIN address AS a ON s.address_id = a.address_id
    JOIN city ON a.city_id = city.city_id JOIN country ON city.country_id = country.country_id;
CREATE VIEW film_list AS
SELECT film.film_id AS FID, film.title, category.name AS category, film.rental_rate AS price, film.per_day,
    (SELECT group_concat(actor.first_name || ' ' || actor.last_name, ', ') FROM film_actor JOIN actor USING (actor_id)
     WHERE film_actor.film_id = film.film_id) AS actors
FROM category LEFT JOIN film_category ON category.category_id = film_category.category_id
    LEFT JOIN film ON film_category.film_id = film.film_id;
CREATE VIEW sales_by_store AS
SELECT s.store_id, m.first_name || ' ' || m.last_name AS manager, sum(p.amount) AS total_sales
FROM payment AS p JOIN rental AS r ON p.rental_id = r.rental_id JOIN inventory AS i ON r.inventory_id = i.inventory_id
    JOIN store AS s ON i.store_id = s.store_id JOIN staff AS m ON s.manager_staff_id = m.staff_id
GROUP BY s.store_id;
CREATE VIEW tree AS WITH RECURSIVE t(id, path) AS (SELECT category_id, name FROM category WHERE parent_id IS NULL
    UNION ALL SELECT c.category_id, path || '/' || c.name FROM category c JOIN t ON c.parent_id = t.id) SELECT * FROM t;

CREATE TRIGGER film_ai AFTER INSERT ON film BEGIN
  INSERT INTO film_text (rowid, title, description) VALUES (new.film_id, new.title, new.description);
  UPDATE film SET last_update = '2026-01-01' WHERE film_id = new.film_id AND last_update IS NULL;
END;
CREATE TRIGGER film_au AFTER UPDATE OF title, description ON film WHEN old.title <> new.title BEGIN
  INSERT INTO film_text (film_text, rowid, title, description) VALUES ('delete', old.film_id, old.title, old.description);
  INSERT INTO film_text (rowid, title, description) VALUES (new.film_id, new.title, new.description);
END;
CREATE TRIGGER rental_ai AFTER INSERT ON rental BEGIN
  INSERT INTO payment (customer_id, staff_id, rental_id, amount)
  SELECT new.customer_id, new.staff_id, new.rental_id, f.rental_rate FROM inventory JOIN film f USING (film_id)
  WHERE inventory_id = new.inventory_id;
END;
CREATE TRIGGER customer_bu BEFORE UPDATE ON customer WHEN new.active NOT IN ('Y', 'N') BEGIN
  SELECT raise(ABORT, 'neither active nor not');
END;
CREATE TRIGGER customer_ad AFTER DELETE ON customer BEGIN INSERT INTO audit (line) VALUES ('gone: ' || old.full_name); END;
CREATE TRIGGER address_au AFTER UPDATE OF phone ON address BEGIN INSERT INTO audit (line) VALUES (new.phone); END;
CREATE TRIGGER list_insert INSTEAD OF INSERT ON customer_list BEGIN
  INSERT INTO customer (store_id, first_name, last_name, create_date) VALUES (new.SID, new.name, '?', '2026-11-30');
END;

INSERT INTO country (country_id, country) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 8) SELECT i, 'Country ' || i FROM n;
INSERT INTO city (city, country_id, last_update) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 25)
  SELECT 'Stadt ' || i, 1 + i % 8, '2026-02-03 04:05:06' FROM n;
INSERT INTO address WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40)
  SELECT i, i || ' Main Street', iif(i % 3, NULL, 'Floor ' || i), 'D' || i % 4, 1 + i % 25, iif(i % 5, printf('%05d', i * 321), NULL),
    printf('%012d', i * 7919), CASE i % 4 WHEN 0 THEN NULL WHEN 1 THEN i WHEN 2 THEN i / 3.0 ELSE x'0a0b' END, '2026-01-01' FROM n;
INSERT INTO language VALUES (1, 'English'), (2, 'Türkçe'), (3, '日本語');
INSERT INTO film (title, description, release_year, language_id, original_language_id, rental_duration, rental_rate, length, rating, special_features, last_update)
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 80)
  SELECT 'FILM ' || i, iif(i % 4, 'A tale of ' || i, NULL), iif(i % 7, CAST(1950 + i AS TEXT), NULL), 1 + i % 3, iif(i % 5, NULL, 2), 3 + i % 4, 0.99 + i % 5,
    iif(i % 6, 60 + i, NULL), CASE i % 5 WHEN 0 THEN 'G' WHEN 1 THEN 'PG' WHEN 2 THEN 'R' WHEN 3 THEN NULL ELSE 'NC-17' END,
    iif(i % 3, NULL, 'Trailers'), '2026-03-0' || (1 + i % 9) FROM n;
DELETE FROM film WHERE film_id > 77;
INSERT INTO actor (actor_id, first_name, last_name) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30) SELECT i, 'F' || i, 'L' || i % 9 FROM n;
INSERT INTO film_actor SELECT actor_id, film_id, iif(film_id % 3, NULL, 'part ' || film_id) FROM actor, film WHERE (actor_id * 7 + film_id) % 11 = 0;
INSERT INTO category WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12) SELECT i, 'Category ' || i, iif(i < 4, NULL, i / 3) FROM n;
INSERT INTO film_category (film_id, category_id, any_data) SELECT film_id, 1 + film_id % 12, CASE film_id % 3 WHEN 0 THEN 'text' WHEN 1 THEN 4.0 ELSE NULL END FROM film;
BEGIN;
INSERT INTO store VALUES (1, 1, 1), (2, 2, 2);
INSERT INTO staff (staff_id, first_name, last_name, address_id, email, store_id, username) VALUES (1, 'Mo', 'A', 3, 'mo@example.com', 1, 'mo'), (2, 'Jo', 'B', 4, NULL, 2, 'jo');
COMMIT;
INSERT INTO inventory SELECT film_id * 2, film_id, 1 + film_id % 2 FROM film;
INSERT INTO customer (customer_id, store_id, first_name, last_name, email, referred_by, active, create_date)
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50)
  SELECT i, 1 + i % 2, 'First' || i, 'Last' || i, iif(i % 4, 'c' || i || '@example.com', NULL), iif(i % 3, NULL, i / 3), iif(i % 10, 'Y', 'N'), '2025-12-31 23:59:59' FROM n;
INSERT INTO rental (rental_id, rental_date, inventory_id, store_id, customer_id, return_date, staff_id)
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 140)
  SELECT i * 10, datetime('2026-01-01', i || ' hours'), v.inventory_id, v.store_id, 1 + i % 50, iif(i % 6, datetime('2026-02-01', i || ' hours'), NULL), v.store_id
  FROM n JOIN inventory v ON v.inventory_id = 2 * (1 + i % 77);
DELETE FROM rental WHERE rental_id > 1350;
UPDATE payment SET payment_date = '2026-01-02 03:04:05';
UPDATE address SET phone = '0' WHERE address_id = 40;
ANALYZE;
