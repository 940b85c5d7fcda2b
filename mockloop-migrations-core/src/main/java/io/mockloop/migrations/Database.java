package io.mockloop.migrations;

import java.util.List;
import java.util.Locale;

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

    /**
     * The names that stand for it in file names ({@code V3__x.mysql.sql}) and in {@code {vendor}}: its own, then that
     * of a database whose files serve it if it has none of its own.
     */
    public List<String> vendorNames() {
        String own = name().toLowerCase(Locale.ROOT);
        return this == MARIADB ? List.of(own, "mysql") : List.of(own);
    }
}
