package io.mockloop.migrations.sql;

import io.mockloop.migrations.exception.ScriptException;
import io.mockloop.migrations.sql.directive.EditDistance;
import io.mockloop.migrations.sql.split.Piece;
import io.mockloop.migrations.sql.split.StatementDigest;
import io.mockloop.migrations.sql.split.StatementSplitter;
import io.mockloop.migrations.sql.token.ScriptReader;
import java.io.IOException;
import java.io.Reader;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The statements of a script, each with the section that the markers before it say. */
final class MarkedStatements implements AutoCloseable {

    /** Told of what stands between the statements. */
    interface Listener {

        /** A section begins, with its marker or with its first statement. */
        default void section(Section section, int line) {}

        /**
         * A comment that is no marker.
         *
         * @param section the section that it stands in; null before the first one
         * @param head whether no statement stands before it in its section, or, before the first marker, in the file
         */
        default void comment(Piece.Comment comment, @Nullable Section section, boolean head) {}
    }

    private final String script;
    private final @Nullable Section whole;
    private final Listener listener;
    private final ScriptReader reader;
    private final StatementSplitter splitter;
    private final Map<Section, Integer> begun = new EnumMap<>(Section.class);
    private @Nullable Section current;
    private boolean head = true;

    /** Opens the source. */
    MarkedStatements(SqlSource source, @Nullable Section whole, ScriptSettings settings, Listener listener) {
        script = source.name();
        this.whole = whole;
        this.listener = listener;
        try {
            reader = new ScriptReader(script, source.open(), settings.encoding());
        } catch (IOException ex) {
            throw ScriptReader.unreadable(script, 1, ex);
        }
        splitter = new StatementSplitter(reader, settings.rules().lexical());
    }

    /** The next statement, {@link #section} being its section; null at the end. */
    Piece.@Nullable Statement next() {
        for (Piece piece = splitter.next(); piece != null; piece = splitter.next()) {
            if (piece instanceof Piece.Statement statement) {
                head = false;
                enterWhole(statement);
                return statement;
            }
            if (piece instanceof Piece.Comment comment) {
                if (comment.isMarker()) {
                    enterMarked(comment);
                } else {
                    listener.comment(comment, current, head);
                }
            }
        }
        return null;
    }

    private void enterWhole(Piece.Statement statement) {
        if (current == null) {
            if (whole == null) {
                throw problem(
                        "TEXT_BEFORE_SECTION",
                        statement.line(),
                        "a statement stands before the first '-- migrate:up' or '-- migrate:down'.",
                        "Write '-- migrate:up' on a line of its own before what applies the migration, and"
                                + " '-- migrate:down' before what undoes it.");
            }
            enter(whole, statement.line());
        }
    }

    private void enterMarked(Piece.Comment marker) {
        Section section = section(marker);
        if (!marker.ownLine()) {
            throw problem(
                    "BAD_MARKER",
                    marker.line(),
                    "'-- %s' stands behind other text on its line.".formatted(marker.text()),
                    "Give it a line of its own.");
        }
        Integer first = begun.get(section);
        if (first != null) {
            throw problem(
                    "DUPLICATE_SECTION",
                    marker.line(),
                    "a second %s section begins here; the first begins in line %d.".formatted(word(section), first),
                    "Leave one of each in a file.");
        }
        head = true;
        splitter.beginSection();
        enter(section, marker.line());
    }

    private void enter(Section section, int line) {
        current = section;
        begun.put(section, line);
        listener.section(section, line);
    }

    private Section section(Piece.Comment marker) {
        String word = marker.text().toLowerCase(Locale.ROOT).substring("migrate:".length());
        for (Section section : Section.values()) {
            if (word.equals(word(section))) {
                return section;
            }
        }
        String meant = word.strip().startsWith("d") || EditDistance.isOne(word, "down") ? "down" : "up";
        throw problem(
                "BAD_MARKER",
                marker.line(),
                "'%s' is no marker; 'migrate:%s' is.".formatted(marker.text(), meant),
                word.replace(" ", "").endsWith("transaction:false")
                        ? "Write '-- migrate:%s', and '-- transaction: false' in the next line.".formatted(meant)
                        : "Write '-- migrate:up' or '-- migrate:down', with nothing behind it; what else there is to say"
                                + " has directives of its own, such as '-- transaction: false' in the next line.");
    }

    private static String word(Section section) {
        return section.name().toLowerCase(Locale.ROOT);
    }

    private ScriptException problem(String code, int line, String problem, String action) {
        return new ScriptException(code, script, line, problem, action, null);
    }

    /** The section of the statement that was given last; null before the first. */
    @Nullable Section section() {
        return current;
    }

    /** What the following statements are added to. */
    void digestInto(@Nullable StatementDigest digest) {
        splitter.digestInto(digest);
    }

    /** The data that follow the statement that was given last. */
    @Nullable Reader copyData() {
        return splitter.copyData();
    }

    @Override
    public void close() {
        reader.close();
    }
}
