package io.mockloop.migrations.engine.program;

import io.mockloop.migrations.MigrationPlan.Part;
import io.mockloop.migrations.MigrationPlan.PlannedStatement;
import io.mockloop.migrations.MigrationPlan.Remark;
import io.mockloop.migrations.engine.ddl.DdlRules;
import io.mockloop.migrations.engine.ddl.DdlRules.Rewriting;
import io.mockloop.migrations.engine.ddl.RefusedChangeException;
import io.mockloop.migrations.engine.plan.Body;
import io.mockloop.migrations.sql.split.ClientDelimiter;
import io.mockloop.migrations.sql.split.StatementHead;
import io.mockloop.migrations.sql.token.Ascii;
import io.mockloop.migrations.sql.token.LexicalRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the statements of a plan are as they are sent. Changes of a schema are rewritten by what the catalog says then:
 * it is asked now, if nothing that stands before one in the plan can make it say something else. What such a change
 * will be otherwise is told by a comment, since the database's own client may not take it as it is written.
 */
final class ForeseenChanges {

    /** What changes nothing of a table that it doesn't name. */
    private static final Pattern NAMES_WHAT_IT_CHANGES =
            Pattern.compile("(INSERT|UPDATE|DELETE|REPLACE|CREATE (UNIQUE )?(TABLE|INDEX|VIEW)|ALTER TABLE)\\b");

    private final DdlRules ddl;
    private final LexicalRules lexical;
    private final Connection connection;
    private final List<Before> before = new ArrayList<>();
    /** Whether something stands before that may change any table. */
    private boolean isAnyTableChanged;

    /**
     * A statement that stands before.
     *
     * @param isOfChanges whether it names all that it changes, and not the table alone
     */
    private record Before(PlannedStatement statement, boolean isOfChanges) {

        boolean mayChange(Rewriting rewriting) {
            String text = normal(statement.sql());
            // what a refusal is for, as a key over a column, may have gone by a name of its own
            List<String> names = isOfChanges && !rewriting.isRefusal() ? rewriting.names() : rewriting.table();
            return names.stream().allMatch(name -> isIn(text, normal(name)));
        }

        private static boolean isIn(String text, String name) {
            for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
                int end = at + name.length();
                if ((at == 0 || !isOfName(text.charAt(at - 1)))
                        && (end == text.length() || !isOfName(text.charAt(end)))) {
                    return true;
                }
            }
            return false;
        }

        private static boolean isOfName(char c) {
            return Character.isLetterOrDigit(c) || c == '_' || c == '$';
        }

        /** In small letters, quotes taken for white space. */
        private static String normal(String text) {
            return text.replaceAll("[\"`'\\[\\]\\s]+", " ").strip().toLowerCase(Locale.ROOT);
        }
    }

    /** Those of one plan, to be asked in its order. */
    ForeseenChanges(DdlRules ddl, LexicalRules lexical, Connection connection) {
        this.ddl = ddl;
        this.lexical = lexical;
        this.connection = connection;
    }

    /** Something stands here of which nobody knows what it changes. */
    void passUnknown() {
        isAnyTableChanged = true;
        before.clear();
    }

    /** A statement stands here that is sent as it is. */
    void pass(PlannedStatement statement, boolean isOfChanges) {
        if (isAnyTableChanged) {
            return;
        }
        boolean isKnown = StatementHead.of(statement.sql(), lexical).beginsWith(NAMES_WHAT_IT_CHANGES)
                && !Ascii.containsIgnoreCase(statement.sql(), "RENAME");
        if (isKnown) {
            before.add(new Before(statement, isOfChanges));
        } else {
            passUnknown();
        }
    }

    /**
     * What is shown of a statement.
     *
     * @param settings what is set before
     */
    List<Part> shown(PlannedStatement statement, Body.Script body, List<String> settings) throws SQLException {
        boolean isOfChanges = body.script().isOfChanges();
        Rewriting rewriting = isOfChanges ? ddl.rewriting(statement.sql()).orElse(null) : null;
        List<Part> shown = rewriting == null
                ? List.of(statement)
                : isAnyTableChanged || before.stream().anyMatch(each -> each.mayChange(rewriting))
                        ? unforeseen(statement, rewriting)
                        : foreseen(statement, settings);
        pass(statement, isOfChanges);
        return shown;
    }

    private static List<Part> unforeseen(PlannedStatement statement, Rewriting rewriting) {
        if (rewriting.isRefusal()) {
            return List.of(statement);
        }
        return rewriting.isOwn()
                ? List.of(
                        new Remark("Sent with what foreign keys need besides, by what is there when it runs."),
                        statement)
                : List.of(new Remark(
                        "What is sent for this is known when it runs, by what is there then: " + statement.sql()));
    }

    private List<Part> foreseen(PlannedStatement statement, List<String> settings) throws SQLException {
        List<String> sent;
        try {
            sent = ddl.asForeseen(connection, statement.sql(), settings);
        } catch (RefusedChangeException e) {
            return List.of(fails(statement, String.valueOf(e.getMessage())));
        } catch (SQLException e) {
            if (String.valueOf(e.getSQLState()).startsWith("42")) { // of a table that isn't there
                return List.of(fails(statement, String.valueOf(e.getMessage())));
            }
            throw e;
        }
        if (sent.isEmpty()) {
            return List.of(new Remark("Nothing is sent for this, since it is so already: " + statement.sql()));
        }
        List<Part> parts = new ArrayList<>();
        sent.forEach(text ->
                parts.add(new PlannedStatement(statement.line(), text, ClientDelimiter.of(text, lexical), null)));
        return parts;
    }

    private static Remark fails(PlannedStatement statement, @Nullable String why) {
        return new Remark("The run will fail at this: %s - %s".formatted(statement.sql(), why));
    }
}
