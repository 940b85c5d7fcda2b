package io.mockloop.migrations;

/** The calls of a {@link MigrationManager} that take over the history of another library. */
public interface HistoryAdoption {

    /**
     * Takes over what the history of another library says is applied, Flyway's or Liquibase's, on a database that has
     * no history yet; runs nothing, and leaves the library's table as it is. Rows of the history say then what they
     * would if the migrations had been applied here, their undo included.
     *
     * <p>Of Flyway's, each file's content is compared by the checksum that Flyway took. Of Liquibase's, files are taken
     * over that have the name of a change log, or say in their heads {@code -- changeset: author:id}.
     *
     * @throws io.mockloop.migrations.exception.AdoptionException if there is none, or it cannot be taken over as a
     *     whole; it names all that is wrong
     */
    MigrationResult adopt(AdoptSource source);

    /** {@link #adopt(AdoptSource)} of whichever history is there. */
    default MigrationResult adopt() {
        return adopt(AdoptSource.ANY);
    }

    /** What {@link #adopt(AdoptSource)} would write now; refused if that would be. */
    MigrationAdoption planAdopt(AdoptSource source);

    /** What {@link #adopt()} would write now; refused if that would be. */
    default MigrationAdoption planAdopt() {
        return planAdopt(AdoptSource.ANY);
    }
}
