package io.mockloop.migrations.dialect.sqlite.ddl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a table's text demands of a column or of the table, or tells of a column.
 *
 * @param name null if it has none
 * @param columns those it is on, in order; none for a CHECK of the table
 * @param first its first token
 * @param head the token behind its name
 * @param end the token behind its last
 */
public record ConstraintText(Kind kind, @Nullable String name, List<String> columns, int first, int head, int end) {

    /** What it demands or tells. */
    public enum Kind {
        PRIMARY_KEY("primary key"),
        UNIQUE("UNIQUE constraint"),
        FOREIGN_KEY("foreign key"),
        CHECK("CHECK constraint"),
        NOT_NULL("NOT NULL"),
        NULL("NULL"),
        DEFAULT("default"),
        COLLATE("collation"),
        GENERATED("expression"),
        /** A name that names nothing, as SQLite allows. */
        NAME("constraint");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        /** Whether it can be had or not with the same rows in the same file. */
        boolean isOfTextAlone() {
            return switch (this) {
                case FOREIGN_KEY, CHECK, NOT_NULL, NULL, DEFAULT, NAME -> true;
                case PRIMARY_KEY, UNIQUE, COLLATE, GENERATED -> false;
            };
        }
    }

    /** Whether it is of a kind, and on these columns. */
    public boolean is(Kind of, List<String> on) {
        if (kind != of || columns.size() != on.size()) {
            return false;
        }
        for (int i = 0; i < on.size(); i++) {
            if (!Tokens.same(columns.get(i), on.get(i))) {
                return false;
            }
        }
        return true;
    }

    boolean isOn(String column) {
        return columns.stream().anyMatch(each -> Tokens.same(each, column));
    }

    /** As people call it. */
    String words() {
        return "the " + kind.words + (name == null ? "" : " " + name);
    }
}
