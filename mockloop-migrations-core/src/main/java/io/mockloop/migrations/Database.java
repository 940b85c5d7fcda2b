package io.mockloop.migrations;

/** The databases that migrations run on. */
public enum Database {
    /** SQLite 3. */
    SQLITE("SQLite"),
    /** PostgreSQL. */
    POSTGRESQL("PostgreSQL"),
    /** MySQL. */
    MYSQL("MySQL"),
    /** MariaDB. */
    MARIADB("MariaDB");

    private final String displayName;

    Database(String displayName) {
        this.displayName = displayName;
    }

    /** The product's name as its makers write it. */
    public String displayName() {
        return displayName;
    }
}
