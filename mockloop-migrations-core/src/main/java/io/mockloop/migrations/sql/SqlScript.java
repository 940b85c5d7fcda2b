package io.mockloop.migrations.sql;

import io.mockloop.migrations.exception.ScriptException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A script that was read once from beginning to end and found sound. It keeps what its sections are like, not their
 * text: the statements are read again from the source when they are asked for, so that a script of any length takes the
 * memory of its longest statement.
 *
 * <p>Immutable. Methods that take a section it doesn't have answer as for an empty one.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class SqlScript {

    private SqlScript() {}

    /**
     * Reads a script and checks all that can be checked without a database.
     *
     * @param whole the section that text without {@code -- migrate:} markers belongs to; null where there must be
     *     markers, so that a statement before the first one is an error
     * @throws ScriptException if the script cannot be run as it stands, with the line
     */
    public static SqlScript read(SqlSource source, @Nullable Section whole, ScriptSettings settings) {
        throw new UnsupportedOperationException();
    }

    /**
     * The script of statements that {@link #storedStatements} gave. Of the placeholders, only the secret ones are
     * replaced: the others were when it was stored.
     *
     * @param name what messages call it
     * @param section the section that the statements belong to
     * @param statements as stored
     * @param transaction whether they run in a transaction: {@link #runsInTransaction} of the script they came from
     * @throws ScriptException if a secret placeholder is not defined
     */
    public static SqlScript stored(
            String name, Section section, List<String> statements, boolean transaction, ScriptSettings settings) {
        throw new UnsupportedOperationException();
    }

    /** The source's name, as messages show it. */
    public String name() {
        throw new UnsupportedOperationException();
    }

    /** Whether the section is there at all; an empty one is, too: a declared "nothing to do". */
    public boolean has(Section section) {
        throw new UnsupportedOperationException();
    }

    /** The line of the section's marker, or of the first line of text that belongs to it; 1 where it has none. */
    public int line(Section section) {
        throw new UnsupportedOperationException();
    }

    /** What the comments at the head of the file say, with those at the head of the section. */
    public Directives directives(Section section) {
        throw new UnsupportedOperationException();
    }

    /**
     * {@code sha256:<hex>} over the section's statements before placeholders; comments and white space outside literals
     * are left out, so that it changes only with what the database gets.
     */
    public String checksum(Section section) {
        throw new UnsupportedOperationException();
    }

    /** How many statements {@link #statements} will give. */
    public int statementCount(Section section) {
        throw new UnsupportedOperationException();
    }

    /**
     * Whether the section is to run in a transaction: false with {@code -- transaction: false}, or where it has
     * statements and every one of them cannot run in one.
     */
    public boolean runsInTransaction(Section section) {
        throw new UnsupportedOperationException();
    }

    /** Whether a statement may change the session beyond the transaction; true in case of doubt. */
    public boolean changesSession(Section section) {
        throw new UnsupportedOperationException();
    }

    /**
     * The {@link StatementKind#HOISTED_SETTING} statements that were taken out of a section that runs in a transaction,
     * in order, placeholders replaced. {@link #statements} leaves them out there.
     */
    public List<SqlStatement> hoisted(Section section) {
        throw new UnsupportedOperationException();
    }

    /**
     * Opens the source again and gives the statements one by one, placeholders replaced. A section that runs in a
     * transaction gives neither its own pair of transaction statements around everything, nor the hoisted settings, nor
     * the client's commands; any other is given as it stands, but for the client's commands.
     */
    public ScriptStatements statements(Section section) {
        throw new UnsupportedOperationException();
    }

    /**
     * The statements to store, so that the section can be run without its file: all of {@link #statements} with the
     * hoisted settings at their place, placeholders replaced but for the secret ones, the data of a {@code COPY} behind
     * its statement. Held in memory as a whole. {@link #stored} reads them.
     */
    public List<String> storedStatements(Section section) {
        throw new UnsupportedOperationException();
    }
}
