package io.mockloop.migrations.sql;

import io.mockloop.migrations.exception.ScriptException;
import io.mockloop.migrations.sql.directive.Batch;
import io.mockloop.migrations.sql.placeholder.RangeStatement;
import io.mockloop.migrations.sql.split.HistoryTableGuard;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a section's statements one by one, and tells in the end whether they can be run as they stand. What a
 * transaction forbids is remembered, not reported at once: whether the section has one is known only at its end.
 */
final class SectionRules {

    private enum Pair {
        NOT_YET,
        OPEN,
        CLOSED,
        NONE
    }

    private record Refused(String code, int line, String problem, String action) {}

    private final String script;
    private final boolean ofClass;
    private final SqlRules rules;
    private final HistoryTableGuard guard;
    private final List<SqlStatement> hoisted = new ArrayList<>();
    private final Set<String> removals = new LinkedHashSet<>();
    private int statements;
    private int sent;
    private int transactionStatements;
    private boolean changesSession;
    private Pair pair = Pair.NOT_YET;
    /** Whether the file's transactions begin by themselves, so that a COMMIT ends none that it began. */
    private boolean autoCommitOff;

    private int pairLine;
    /** Where the transaction of the file's own began that is open here; 0 if none is. */
    private int openLine;
    /** The first statement of the file's own that makes it no single transaction; 0 if there is none. */
    private int ownLine;

    private int outsideLine;
    private int otherLine;
    private @Nullable Refused rollback;
    private @Nullable Refused insideOwn;
    private @Nullable Refused ignored;

    /**
     * Those of one section.
     *
     * @param ofClass whether the statements are those of a class, and not of a file
     */
    SectionRules(String script, ScriptSettings settings, boolean ofClass) {
        this.script = script;
        this.ofClass = ofClass;
        rules = settings.rules();
        guard = new HistoryTableGuard(rules.lexical(), settings.historyTables());
    }

    private void accept(SqlStatement statement) {
        requireNoHistoryTable(statement);
        changesSession = changesSession || rules.changesSession(statement.text());
        removals.addAll(rules.removalsOf(statement.text()));
        switch (statement.kind()) {
            case BEGIN, COMMIT, ROLLBACK -> {
                transactionStatements++;
                transaction(statement);
            }
            case HOISTED_SETTING -> {
                hoisted.add(statement);
                noteInsideOwn("IGNORED_IN_TRANSACTION", statement, "this setting has no effect inside a transaction");
            }
            case OUTSIDE_TRANSACTION -> {
                outsideLine = outsideLine == 0 ? statement.line() : outsideLine;
                noteInsideOwn("MIXED_TRANSACTION", statement, "this statement cannot run inside a transaction");
                ordinary(statement);
            }
            case IGNORED_IN_TRANSACTION -> {
                ignored = ignored == null ? ignored(statement) : ignored;
                noteInsideOwn("IGNORED_IN_TRANSACTION", statement, "this setting has no effect inside a transaction");
                ordinary(statement);
            }
            case TRANSACTIONAL, IMPLICIT_COMMIT, AUTO_COMMIT_OFF -> {
                autoCommitOff |= statement.kind() == StatementKind.AUTO_COMMIT_OFF;
                otherLine = otherLine == 0 ? statement.line() : otherLine;
                ordinary(statement);
            }
        }
    }

    /**
     * The section's next statement.
     *
     * @param batch in which ranges it is run, so that it is to be the only one; null if in none
     */
    void accept(SqlStatement statement, @Nullable Batch batch) {
        accept(statement);
        if (batch == null) {
            return;
        }
        if (statements++ > 0) {
            throw refusal(
                    statement.line(),
                    "a second statement stands here, and '-- batch: %s' (line %d) is for the only one of its section."
                            .formatted(batch.display(), batch.line()),
                    "Move it into a migration of its own, before this one or behind it.");
        }
        Optional<String> problem =
                RangeStatement.of(statement.text(), rules.lexical()).problem();
        if (problem.isPresent()) {
            throw refusal(
                    statement.line(),
                    "'-- batch: %s' (line %d): %s".formatted(batch.display(), batch.line(), problem.get()),
                    "Limit it to the rows of a range, such as by WHERE %s BETWEEN :from AND :to; or remove the directive."
                            .formatted(batch.key()));
        }
    }

    /**
     * Stops if a section cannot be run in ranges, each of which is a transaction of its own.
     *
     * @param said what its directive says of a transaction; null if it has none
     */
    void requireRanges(Batch batch, @Nullable Boolean said) {
        String directive = "'-- batch: %s'".formatted(batch.display());
        if (statements == 0) {
            throw refusal(
                    batch.line(),
                    "%s is for the only statement of its section, which has none.".formatted(directive),
                    "Write the statement behind it, or remove the directive.");
        }
        if (said != null) {
            throw refusal(
                    batch.line(),
                    "%s makes each range a transaction of its own, and the file or section says 'transaction: %s'."
                            .formatted(directive, said),
                    "Remove one of the two.");
        }
    }

    private ScriptException refusal(int line, String problem, String action) {
        return new ScriptException("BAD_BATCH", script, line, problem, action, null);
    }

    private void requireNoHistoryTable(SqlStatement statement) {
        Optional<String> table = guard.tableWrittenBy(statement.text());
        if (table.isPresent()) {
            throw new ScriptException(
                    "HISTORY_TABLE_WRITTEN",
                    script,
                    statement.line(),
                    "this statement creates, changes or writes %s, the history table.".formatted(table.get()),
                    "Delete this statement, the row is written for you.",
                    null);
        }
    }

    /** Settings may stand outside of a dump's pair of transaction statements, anything else may not. */
    private void ordinary(SqlStatement statement) {
        sent++;
        if (pair == Pair.NOT_YET && !isSetting(statement)) {
            pair = Pair.NONE;
        } else if (pair == Pair.CLOSED && !isSetting(statement)) {
            own(pairLine);
        }
    }

    private void noteInsideOwn(String code, SqlStatement statement, String what) {
        if (insideOwn == null && openLine > 0) {
            insideOwn = new Refused(
                    code,
                    statement.line(),
                    "%s, and the one of the file's own that line %d begins is open here.".formatted(what, openLine),
                    "Move it before that line, or behind the COMMIT.");
        }
    }

    private boolean isSetting(SqlStatement statement) {
        return (statement.kind() == StatementKind.TRANSACTIONAL || statement.kind() == StatementKind.AUTO_COMMIT_OFF)
                && rules.changesSession(statement.text());
    }

    /** In a file that switches auto-commit off, as a dump does, the migration's own transaction is as good. */
    private void transaction(SqlStatement statement) {
        StatementKind kind = statement.kind();
        if (kind == StatementKind.ROLLBACK) {
            rollback = rollback == null ? rollback(statement) : rollback;
        } else if (pair == Pair.NOT_YET && kind == StatementKind.BEGIN) {
            pair = Pair.OPEN;
            pairLine = statement.line();
        } else if (pair == Pair.OPEN && kind == StatementKind.COMMIT) {
            pair = Pair.CLOSED;
        } else if (kind != StatementKind.COMMIT || !autoCommitOff) {
            own(statement.line());
        }
        openLine = kind == StatementKind.BEGIN ? statement.line() : 0;
    }

    private void own(int line) {
        ownLine = ownLine == 0 ? line : ownLine;
    }

    private static Refused rollback(SqlStatement statement) {
        return new Refused(
                "OWN_TRANSACTION",
                statement.line(),
                "a statement of the file's own rolls a transaction back here, and with it what the migration has done.",
                "Remove it with what it undoes, or write '-- transaction: false' at the file's head, and it is sent as it"
                        + " stands, without a transaction around it.");
    }

    private static Refused notEnded(int line) {
        return new Refused(
                "OWN_TRANSACTION",
                line,
                "the transaction that is begun here is not ended.",
                "Write COMMIT behind its last statement, or remove this one: the migration has its transaction; or write"
                        + " '-- transaction: false' at the file's head, and it is sent as it stands, without one.");
    }

    private static Refused ownInOne(int line) {
        return new Refused(
                "OWN_TRANSACTION",
                line,
                "a statement of the file's own begins or ends a transaction here, and the file says '-- transaction:"
                        + " true'.",
                "Remove the file's own transaction statements, or that line.");
    }

    private static Refused ignored(SqlStatement statement) {
        return new Refused(
                "IGNORED_IN_TRANSACTION",
                statement.line(),
                "this setting has no effect inside a transaction, and the migration runs in one.",
                "Move it into a migration of its own, which then runs without a transaction, or write '-- transaction:"
                        + " false' at the head of this one.");
    }

    /**
     * Whether the section runs in a transaction.
     *
     * @param said what its directive says; null if it has none
     * @throws ScriptException if it does and cannot
     */
    boolean requireRunnable(@Nullable Boolean said) {
        boolean onlyOutside = (outsideLine > 0 || ignored != null) && otherLine == 0 && transactionStatements == 0;
        if (Boolean.FALSE.equals(said) || (said == null && onlyOutside)) {
            return false;
        }
        raise(rollback);
        if (ownLine > 0 && said == null) {
            raise(openLine > 0 ? notEnded(openLine) : insideOwn);
            return false;
        }
        raise(outsideLine > 0 ? mixed(said) : null);
        raise(pair == Pair.OPEN ? notEnded(pairLine) : null);
        raise(ownLine > 0 ? ownInOne(ownLine) : null);
        raise(ignored);
        return true;
    }

    private Refused mixed(@Nullable Boolean said) {
        String why = Boolean.TRUE.equals(said)
                ? "and the file says '-- transaction: true'."
                : otherLine > 0
                        ? "and the statement of line %d would be run in one.".formatted(otherLine)
                        : "and others beside it need one.";
        return new Refused(
                "MIXED_TRANSACTION",
                outsideLine,
                "this statement cannot run inside a transaction, %s".formatted(why),
                "Move it into a migration of its own, or %s, and each statement takes effect by itself: what was done"
                                .formatted(
                                        ofClass
                                                ? "mark the class with transactional = false"
                                                : "write '-- transaction: false' at the head of the file")
                        + " before one that fails stays done.");
    }

    private void raise(@Nullable Refused found) {
        if (found != null) {
            throw new ScriptException(found.code(), script, found.line(), found.problem(), found.action(), null);
        }
    }

    /**
     * The line of the statement for which a section that says nothing of it runs as with {@code transaction: false}; 0
     * if it is no transaction of its own that makes it so.
     */
    int ownTransactionLine(@Nullable Boolean said) {
        return said == null ? ownLine : 0;
    }

    /** How many statements are sent. */
    int statementCount(boolean transactional) {
        return transactional ? sent : sent + transactionStatements + hoisted.size();
    }

    boolean changesSession() {
        return changesSession;
    }

    /** What removes what it leaves in the session. */
    List<String> removals() {
        return List.copyOf(removals);
    }

    /** The settings to be set before the transaction. */
    List<SqlStatement> hoisted(boolean transactional) {
        return transactional ? List.copyOf(hoisted) : List.of();
    }
}
