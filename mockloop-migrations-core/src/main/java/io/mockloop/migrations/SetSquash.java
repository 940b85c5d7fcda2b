package io.mockloop.migrations;

/** The calls of a {@link MigrationManager} that put the first migrations of a set into one file. */
public interface SetSquash {

    /**
     * Writes a baseline file of a version: the schema that the migrations up to it make on a database that is thrown
     * away, as SQL. Before that it is run alone on a second one, and must make the same schema. Deletes nothing, and
     * neither reads the given database's schema nor changes it: that only says which server it is.
     *
     * <p>Repeatable migrations and callbacks stay what they are: they are no part of it. Nor are rows.
     *
     * @throws io.mockloop.migrations.exception.SquashException if it can't be made, or isn't the same: nothing is
     *     written
     * @throws io.mockloop.migrations.exception.TestDatabaseException if there is no database for that
     */
    SquashedSet squash(SquashOrder order);

    /** {@link #squash(SquashOrder)} up to a version as usual. */
    default SquashedSet squash(String version) {
        return squash(SquashOrder.to(Version.of(version)));
    }

    /** What {@link #squash(SquashOrder)} would write now, proven in the same way; refused if that would be. */
    SquashedSet planSquash(SquashOrder order);
}
