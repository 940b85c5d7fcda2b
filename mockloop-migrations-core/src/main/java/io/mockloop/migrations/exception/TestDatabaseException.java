package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.Usual;
import io.mockloop.migrations.Version;
import org.jspecify.annotations.Nullable;

/** There is no database that migrations could be tested on. */
public final class TestDatabaseException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private TestDatabaseException(String code, String what, Message advice, @Nullable Throwable cause) {
        super(code, what, Consequence.NOTHING_RUN, advice, cause);
    }

    /**
     * None can be made next to the given one.
     *
     * @param why within a sentence
     */
    public static TestDatabaseException refused(String why, @Nullable Throwable cause) {
        return new TestDatabaseException(
                "TEST_DATABASE_REFUSED",
                "No database to test on can be made: %s.".formatted(why),
                Message.of("Give it the right to; or make an empty database, and %s.", Usual.NAME_TEST_DATABASE),
                cause);
    }

    /**
     * The one that was named has something in it, which a test would remove.
     *
     * @param what one of the things
     */
    public static TestDatabaseException notEmpty(String what) {
        return new TestDatabaseException(
                "TEST_DATABASE_NOT_EMPTY",
                "The database to test on isn't empty, and all in it would be removed: there is %s.".formatted(what),
                Message.of("Make an empty database, and %s.", Usual.NAME_TEST_DATABASE),
                null);
    }

    /** A statement of the script that makes the rows failed. */
    public static TestDatabaseException rowsFail(String statement, DatabaseWords said) {
        return new TestDatabaseException(
                "TEST_ROWS_FAILED",
                "The rows to test on cannot be made.\n%s\nwas answered: %s\n".formatted(statement.strip(), said.text()),
                Message.of("Correct the script; it is run before the first migration that is tested."),
                null);
    }

    /** No migration has the version. */
    public static TestDatabaseException unknown(Version version) {
        return new TestDatabaseException(
                "TEST_VERSION_UNKNOWN",
                "Migration %s isn't among those that a new database gets.".formatted(version),
                Message.of("Choose one of the code that isn't below a baseline of it."),
                null);
    }
}
