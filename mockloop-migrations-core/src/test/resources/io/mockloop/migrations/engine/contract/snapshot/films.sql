-- A shop that lends films: much that only MySQL and MariaDB have.
CREATE TABLE country (
  country_id SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  country VARCHAR(50) NOT NULL,
  last_update TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
CREATE TABLE city (
  city_id SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  city VARCHAR(50) NOT NULL,
  country_id SMALLINT UNSIGNED NOT NULL,
  KEY idx_fk_country_id (country_id),
  CONSTRAINT fk_city_country FOREIGN KEY (country_id) REFERENCES country (country_id) ON DELETE RESTRICT ON UPDATE CASCADE
) DEFAULT CHARSET = utf8mb4;
CREATE TABLE address (
  address_id SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT,
  street VARCHAR(50) NOT NULL,
  district VARCHAR(20) NOT NULL DEFAULT '',
  city_id SMALLINT UNSIGNED NOT NULL,
  location GEOMETRY NOT NULL,
  PRIMARY KEY (address_id),
  KEY idx_fk_city_id (city_id),
  SPATIAL KEY idx_location (location),
  FOREIGN KEY (city_id) REFERENCES city (city_id) ON UPDATE CASCADE
);
CREATE TABLE film (
  film_id SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  title VARCHAR(128) NOT NULL,
  description TEXT DEFAULT NULL,
  release_year YEAR DEFAULT NULL,
  rental_rate DECIMAL(4,2) NOT NULL DEFAULT 4.99,
  rating ENUM('G','PG','PG-13','R','NC-17') DEFAULT 'G',
  special_features SET('Trailers','Commentaries','Deleted Scenes') DEFAULT NULL,
  length SMALLINT UNSIGNED,
  length_in_hours DECIMAL(5,2) AS (length / 60) STORED,
  KEY idx_title (title(20)),
  CONSTRAINT sensible CHECK (rental_rate >= 0 AND title <> 'it''s none')
);
CREATE TABLE film_text (
  film_id SMALLINT UNSIGNED NOT NULL PRIMARY KEY,
  title VARCHAR(255) NOT NULL,
  description TEXT,
  FULLTEXT KEY idx_title_description (title, description)
) COMMENT = 'kept by triggers';
DELIMITER ;;
CREATE TRIGGER ins_film AFTER INSERT ON film FOR EACH ROW BEGIN
  -- words are looked for here
  INSERT INTO film_text (film_id, title, description) VALUES (NEW.film_id, NEW.title, NEW.description);
END;;
CREATE TRIGGER upd_film AFTER UPDATE ON film FOR EACH ROW BEGIN
  IF OLD.title <> NEW.title OR OLD.film_id <> NEW.film_id THEN
    UPDATE film_text SET title = NEW.title, film_id = NEW.film_id WHERE film_id = OLD.film_id;
  END IF;
END;;
CREATE FUNCTION cheaper(rate DECIMAL(4,2), by_percent INT) RETURNS DECIMAL(4,2) DETERMINISTIC
BEGIN
  DECLARE result DECIMAL(4,2);
  SET result = rate * (100 - by_percent) / 100;
  RETURN result;
END;;
CREATE PROCEDURE films_of(IN wanted ENUM('G','PG'), OUT how_many INT) READS SQL DATA
BEGIN
  SELECT COUNT(*) INTO how_many FROM film WHERE rating = wanted;
END;;
DELIMITER ;
CREATE VIEW film_list AS
  SELECT f.film_id AS id, f.title, cheaper(f.rental_rate, 10) AS price, IF(f.rating = 'G', 'all', 'some') AS whom
  FROM film f LEFT JOIN film_text t ON t.film_id = f.film_id;
CREATE SQL SECURITY INVOKER VIEW places AS SELECT c.city, l.country FROM city c JOIN country l USING (country_id);
CREATE EVENT forget ON SCHEDULE EVERY 1 DAY DISABLE DO DELETE FROM film_text WHERE film_id NOT IN (SELECT film_id FROM film);
