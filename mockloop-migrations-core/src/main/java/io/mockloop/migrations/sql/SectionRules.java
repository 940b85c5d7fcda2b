package io.mockloop.migrations.sql;

import io.mockloop.migrations.exception.ScriptException;
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

    private record Problem(String code, int line, String problem, String action) {}

    private final String script;
    private final SqlRules rules;
    private final HistoryTableGuard guard;
    private final List<SqlStatement> hoisted = new ArrayList<>();
    private final Set<String> removals = new LinkedHashSet<>();
    private int sent;
    private int transactionStatements;
    private boolean changesSession;
    private Pair pair = Pair.NOT_YET;
    /** Whether the file's transactions begin by themselves, so that a COMMIT ends none that it began. */
    private boolean autoCommitOff;

    private int pairLine;
    private int outsideLine;
    private int otherLine;
    private @Nullable Problem ownTransaction;
    private @Nullable Problem ignored;

    SectionRules(String script, ScriptSettings settings) {
        this.script = script;
        rules = settings.rules();
        guard = new HistoryTableGuard(rules.lexical(), settings.historyTables());
    }

    void accept(SqlStatement statement) {
        requireNoHistoryTable(statement);
        changesSession = changesSession || rules.changesSession(statement.text());
        removals.addAll(rules.removalsOf(statement.text()));
        switch (statement.kind()) {
            case BEGIN, COMMIT, ROLLBACK -> {
                transactionStatements++;
                transaction(statement);
            }
            case HOISTED_SETTING -> hoisted.add(statement);
            case OUTSIDE_TRANSACTION -> {
                outsideLine = outsideLine == 0 ? statement.line() : outsideLine;
                ordinary(statement);
            }
            case IGNORED_IN_TRANSACTION -> {
                ignored = ignored == null ? ignored(statement) : ignored;
                ordinary(statement);
            }
            case TRANSACTIONAL, IMPLICIT_COMMIT, AUTO_COMMIT_OFF -> {
                autoCommitOff |= statement.kind() == StatementKind.AUTO_COMMIT_OFF;
                otherLine = otherLine == 0 ? statement.line() : otherLine;
                ordinary(statement);
            }
        }
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
            ownTransaction(
                    pairLine,
                    "the transaction that is begun here ends before the statement of line %d."
                            .formatted(statement.line()));
        }
    }

    private boolean isSetting(SqlStatement statement) {
        return (statement.kind() == StatementKind.TRANSACTIONAL || statement.kind() == StatementKind.AUTO_COMMIT_OFF)
                && rules.changesSession(statement.text());
    }

    /** In a file that switches auto-commit off, as a dump does, the migration's own transaction is as good. */
    private void transaction(SqlStatement statement) {
        if (pair == Pair.NOT_YET && statement.kind() == StatementKind.BEGIN) {
            pair = Pair.OPEN;
            pairLine = statement.line();
        } else if (pair == Pair.OPEN && statement.kind() == StatementKind.COMMIT) {
            pair = Pair.CLOSED;
        } else if (statement.kind() != StatementKind.COMMIT || !autoCommitOff) {
            ownTransaction(statement.line(), "a statement of the file's own begins or ends a transaction here.");
        }
    }

    private void ownTransaction(int line, String what) {
        if (ownTransaction == null) {
            ownTransaction = new Problem(
                    "OWN_TRANSACTION",
                    line,
                    what + " The migration runs in a transaction already, and only one pair around everything can be"
                            + " passed over.",
                    "Remove the file's own transaction statements, or write '-- transaction: false' at its head, and it"
                            + " is sent as it stands, without a transaction around it.");
        }
    }

    private static Problem ignored(SqlStatement statement) {
        return new Problem(
                "IGNORED_IN_TRANSACTION",
                statement.line(),
                "this setting has no effect inside a transaction, and the migration runs in one.",
                "Move it into a migration of its own with '-- transaction: false' at its head.");
    }

    /**
     * Whether the section runs in a transaction.
     *
     * @param said what its directive says; null where it has none
     * @throws ScriptException if it does and cannot
     */
    boolean requireRunnable(@Nullable Boolean said) {
        boolean onlyOutside =
                outsideLine > 0 && otherLine == 0 && ignored == null && hoisted.isEmpty() && transactionStatements == 0;
        if (Boolean.FALSE.equals(said) || (said == null && onlyOutside)) {
            return false;
        }
        if (outsideLine > 0) {
            throw raised(mixed(said));
        }
        if (pair == Pair.OPEN) {
            ownTransaction(pairLine, "the transaction that is begun here is not ended.");
        }
        if (ownTransaction != null) {
            throw raised(ownTransaction);
        }
        if (ignored != null) {
            throw raised(ignored);
        }
        return true;
    }

    private Problem mixed(@Nullable Boolean said) {
        String why = Boolean.TRUE.equals(said)
                ? "and the file says '-- transaction: true'."
                : otherLine > 0
                        ? "and the statement of line %d would be run in one.".formatted(otherLine)
                        : "and others beside it need one.";
        return new Problem(
                "MIXED_TRANSACTION",
                outsideLine,
                "this statement cannot run inside a transaction, %s".formatted(why),
                "Move it into a migration of its own, or write '-- transaction: false' at the head of the file, and each"
                        + " statement takes effect by itself: what was done before one that fails stays done.");
    }

    private ScriptException raised(Problem problem) {
        return new ScriptException(problem.code(), script, problem.line(), problem.problem(), problem.action(), null);
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
