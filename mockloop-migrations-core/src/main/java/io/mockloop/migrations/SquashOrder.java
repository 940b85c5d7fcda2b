package io.mockloop.migrations;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What is to be put into one file: {@code SquashOrder.to(Version.of("8")).withoutRows()}.
 *
 * @param to the version up to which migrations are
 * @param description what the file's name says behind its version
 * @param directory the folder that it is written to; null for that of the last SQL file which is in it
 * @param isWithoutRows whether rows that these migrations make may be left out; else there must be none
 * @param throwAway leads to an empty database to be taken for it, and emptied behind it; null to make some next to the
 *     given one
 */
public record SquashOrder(
        Version to,
        String description,
        @Nullable Path directory,
        boolean isWithoutRows,
        @Nullable DataSource throwAway) {

    /** As usual: called {@code squashed}, beside the other files, of migrations that make no rows. */
    public static SquashOrder to(Version version) {
        return new SquashOrder(version, "squashed", null, false, null);
    }

    /** The same with another description. */
    public SquashOrder called(String other) {
        return new SquashOrder(to, other, directory, isWithoutRows, throwAway);
    }

    /** The same into a folder that is named. */
    public SquashOrder into(Path folder) {
        return new SquashOrder(to, description, folder, isWithoutRows, throwAway);
    }

    /** The same also if the migrations make rows. */
    public SquashOrder withoutRows() {
        return new SquashOrder(to, description, directory, true, throwAway);
    }

    /** The same on a database that is named, for a user who may not create one. */
    public SquashOrder on(DataSource empty) {
        return new SquashOrder(to, description, directory, isWithoutRows, empty);
    }
}
