package io.mockloop.migrations.schema;

import java.util.Locale;

/** What becomes of rows whose foreign key names a row that is deleted, or whose key is changed. */
public enum ReferentialAction {

    /** The statement is refused, at the latest when the transaction ends. */
    NO_ACTION,
    /** The statement is refused at once. */
    RESTRICT,
    /** They are deleted, or changed, too. */
    CASCADE,
    /** Their foreign key becomes null. */
    SET_NULL,
    /** Their foreign key becomes its default. InnoDB, the usual engine of MySQL and MariaDB, has no such action. */
    SET_DEFAULT;

    /** As SQL words. */
    @Override
    public String toString() {
        return name().replace('_', ' ').toLowerCase(Locale.ROOT);
    }
}
