package io.mockloop.migrations;

import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * How a schema is compared: {@code SchemaComparison.usual().ignoring(List.of("tmp_*")).byMigrations()}.
 *
 * @param isByMigrations whether with what the applied migrations make on a database that is thrown away; else that is
 *     done only if no run has recorded what the schema is like
 * @param ignored what isn't compared: names of tables, views and routines, or {@code table.part}, in which {@code *}
 *     stands for any characters
 * @param throwAway leads to an empty database to be taken for that, and emptied behind it; null to make one next to the
 *     given one
 */
public record SchemaComparison(
        boolean isByMigrations,
        List<String> ignored,
        @Nullable DataSource throwAway) {

    /** Copies the list. */
    public SchemaComparison {
        ignored = List.copyOf(ignored);
    }

    /** All that there is, with what was recorded, if anything was. */
    public static SchemaComparison usual() {
        return new SchemaComparison(false, List.of(), null);
    }

    /** The same with what the migrations make. */
    public SchemaComparison byMigrations() {
        return new SchemaComparison(true, ignored, throwAway);
    }

    /** The same without some objects. */
    public SchemaComparison ignoring(Collection<String> patterns) {
        return new SchemaComparison(isByMigrations, List.copyOf(patterns), throwAway);
    }

    /** The same on a database that is named, for a user who may not create one. */
    public SchemaComparison on(DataSource empty) {
        return new SchemaComparison(isByMigrations, ignored, empty);
    }
}
