package io.mockloop.migrations.engine.session;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement was kept from what it needs by others who had it locked, each time that it was tried. */
public final class LockedOutException extends SQLException {

    private static final long serialVersionUID = 1L;

    private final transient SQLException ofDatabase;
    private final @Nullable String statement;
    private final int tries;
    private final transient List<String> holders;

    /**
     * Says what the database said.
     *
     * @param thrown what came of it
     * @param ofDatabase what the database said, which is that or a cause of it
     * @param statement the one that was kept out, or several of which one was; null if it isn't known
     * @param tries how often it was tried
     * @param holders who holds locks on what it names, as sentences; none if that isn't known
     */
    public LockedOutException(
            Throwable thrown, SQLException ofDatabase, @Nullable String statement, int tries, List<String> holders) {
        super(ofDatabase.getMessage(), ofDatabase.getSQLState(), ofDatabase.getErrorCode(), thrown);
        this.ofDatabase = ofDatabase;
        this.statement = statement;
        this.tries = tries;
        this.holders = List.copyOf(holders);
    }

    /** What the database said. */
    public SQLException ofDatabase() {
        return ofDatabase;
    }

    /** The one that was kept out, or several of which one was; null if it isn't known. */
    public @Nullable String statement() {
        return statement;
    }

    /** How often it was tried. */
    public int tries() {
        return tries;
    }

    /** Who holds locks on what it names, as sentences; none if that isn't known. */
    public List<String> holders() {
        return holders;
    }
}
