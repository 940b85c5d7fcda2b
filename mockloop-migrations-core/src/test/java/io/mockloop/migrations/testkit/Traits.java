package io.mockloop.migrations.testkit;

import io.mockloop.migrations.dialect.Dialect;
import io.mockloop.migrations.sql.SqlRules;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What suites must know of a database that isn't the same on each: how it behaves, what it says, SQL of its own, its
 * own programs. A new database has a type of these, and golden files by its name.
 */
public abstract class Traits {

    /** The value of a session's setting that changes by itself. */
    public static final String ANY = "any";

    /**
     * What is said in place of a connection, as regular expressions.
     *
     * @param denied to a wrong password
     * @param noDatabase of a database that isn't there
     * @param noHost of a host that isn't there
     * @param refused of a port that nobody listens at
     */
    public record NoConnection(String denied, String noDatabase, String noHost, String refused) {}

    /**
     * What a backslash means in a string.
     *
     * @param inUrl what the URL says so that it means the other thing than by default
     * @param byDefault the statement that has it mean what it means by default
     * @param otherwise the one for the other thing
     * @param escapesByDefault whether it escapes by default what stands behind it
     */
    public record Backslashes(String inUrl, String byDefault, String otherwise, boolean escapesByDefault) {}

    /** The folders of golden files that it runs, its own one last. */
    public abstract List<String> goldenFolders();

    /** Its parts in the engine's roles. */
    public abstract Dialect dialect();

    /** How its scripts are read. */
    public abstract SqlRules rules();

    /**
     * Skips a test, by name, that needs the programs for backups where they aren't there; nothing if none are needed.
     */
    public void requireBackupTools() {}

    // How it behaves

    /** Whether a transaction that is rolled back undoes schema changes, too. */
    public abstract boolean undoesSchemaChanges();

    /** Whether the catalog is asked if a statement was completed that was sent before its session died. */
    public abstract boolean isCatalogAsked();

    /** How many round trips a migration may need, its history included. */
    public abstract int mostRoundTrips(int statements);

    /** What a session's setting says of backslashes, if there is one. */
    public Optional<Backslashes> backslashes() {
        return Optional.empty();
    }

    /** Whether its times have a zone. */
    public abstract boolean hasZones();

    // What is said

    /** What is told of who holds the lock while a slow statement runs, as a regular expression. */
    public abstract String lockHolder();

    /** What is told of who has locked a table {@code t}, as a regular expression; of servers alone. */
    public String lockedTable() {
        throw new UnsupportedOperationException(this + " locks the whole database");
    }

    /** The same that an administrator is told. */
    public String lockedTableForAdministrators() {
        return lockedTable();
    }

    /** The codes of a failure for want of a table. */
    public abstract String codesOfNoTable();

    /** Of servers alone. */
    public NoConnection noConnection() {
        throw new UnsupportedOperationException(this + " is no server");
    }

    /** What the jar says of a user that isn't known, if it isn't the user's name. */
    public String unknownUser() {
        return "nobody";
    }

    // SQL of its own

    /** The quote of names. */
    public char quote() {
        return '"';
    }

    /** The type of what is an instant. */
    public abstract String typeOfInstants();

    /** Statements that make a trigger {@code parent_age} on a table {@code parent}. */
    public abstract List<String> trigger();

    /** Statements that make a trigger for an error, as it would be when version 2 is written into the history. */
    public abstract List<String> refusalOfVersionTwo();

    /** A statement on a table {@code t} that a transaction refuses, if there is one. */
    public Optional<String> refusedInTransaction() {
        return Optional.empty();
    }

    /**
     * A statement by which a migration limits itself how long it waits for locks: a second at most; of servers alone.
     */
    public String ownLockLimit() {
        throw new UnsupportedOperationException(this + " locks the whole database");
    }

    /** The same for the locks of rows. */
    public String ownRowLockLimit() {
        return ownLockLimit();
    }

    /** A query for how long the session's statements wait for locks; of servers alone. */
    public String lockLimit() {
        throw new UnsupportedOperationException(this + " locks the whole database");
    }

    /** A statement that ends the session that it is sent in; of servers alone. */
    public String endOfSession() {
        throw new UnsupportedOperationException(this + " has no sessions");
    }

    /** A query for what tells a session from every other one. */
    public abstract String identity();

    /** What a file can change in its session. */
    public abstract List<SessionChange> sessionChanges();

    /** A query for all that a dump may change in a session. */
    public abstract String settingsOfDumps();

    /** A query for all that makes a session, as names and values. */
    public abstract String session();

    /** What of it is another one for the jar, on purpose or, as {@link #ANY}, by itself. */
    public abstract Map<String, String> sessionOfTheJar();

    // Programs

    /** The driver's own class, which no proxy can stand before. */
    public abstract Class<? extends Connection> connection();

    /** Its own client. */
    public abstract ClientProgram client();

    /**
     * Runs a script by its own client, as a person would, up to the first error.
     *
     * @param folder for files of the client
     */
    public abstract void run(DatabaseAccess access, Path script, Path folder);

    /** The options of dumps, each line those of one. */
    public abstract List<String> dumpOptions();

    /**
     * Dumps a database by its own program.
     *
     * @param folder for files of the program
     */
    public abstract void dump(DatabaseAccess access, Path into, Path folder, List<String> options);

    /** What goes over the wire. */
    WireProtocol wire(WireCounter counter) {
        throw new UnsupportedOperationException(this + " is no server");
    }
}
