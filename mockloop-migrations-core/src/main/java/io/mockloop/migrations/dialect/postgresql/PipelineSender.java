package io.mockloop.migrations.dialect.postgresql;

import io.mockloop.migrations.engine.session.LockLimit;
import io.mockloop.migrations.engine.session.OneByOneSender;
import io.mockloop.migrations.engine.session.Sending;
import io.mockloop.migrations.engine.session.StatementSender;
import io.mockloop.migrations.sql.SqlStatement;
import io.mockloop.migrations.sql.split.StatementHead;
import io.mockloop.migrations.sql.token.Ascii;
import io.mockloop.migrations.sql.token.LexicalRules;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sends many statements before it waits for an answer: the driver sends what one text holds up to one Sync (manual,
 * 54.2.4), and the server stops at the first error. Each pipeline is kept small, since both sides hold it in memory.
 *
 * <p>The server keeps its answers until the Sync, so that nobody knows how far it is within a pipeline. What may take
 * long is therefore the first of one, until such statements have been quick: the first unanswered statement is then the
 * one that the server is at.
 */
final class PipelineSender implements StatementSender {

    private static final int MOST_STATEMENTS = 250;
    private static final int MOST_CHARACTERS = 1 << 20;
    private static final Duration QUICK = Duration.ofMillis(100);

    /** What the driver must have been told of before it takes the next statements apart. */
    private static final String STRING_SETTING = "STANDARD_CONFORMING_STRINGS";

    /** What reads or writes the rows of a table, or waits for those who use it. */
    private static final Pattern LENGTHY = Pattern.compile(
            "(SELECT|WITH|UPDATE|DELETE|MERGE|DO|CALL|ALTER TABLE|CREATE( UNIQUE)? INDEX|DROP (TABLE|INDEX)"
                    + "|CREATE MATERIALIZED|REFRESH|REINDEX|CLUSTER|ANALYZE|LOCK|TRUNCATE)\\b");

    private static final Pattern OF_A_QUERY = Pattern.compile("(INSERT|CREATE (\\w+ )?TABLE)\\b");

    private final CopyingSender single;
    private final Texts texts;
    private final LexicalRules rules = new PostgreSqlRules().lexical();
    private final StringBuilder pipeline = new StringBuilder();
    private final List<Runnable> begun = new ArrayList<>();
    private final LockLimit lockLimit;
    private int lengthy;
    private int mostLengthy = 1;
    private @Nullable String unanswered;

    /** One without a timeout: that would have to count for each statement. */
    PipelineSender(Sending with) {
        this.single = new CopyingSender(with);
        this.texts = new Texts(with);
        this.lockLimit = with.lockLimit();
    }

    private static final class Texts extends OneByOneSender {
        Texts(Sending with) {
            super(with);
        }

        void send(String sql) throws SQLException {
            execute(sql);
        }
    }

    @Override
    public void send(SqlStatement statement, Runnable begins) throws SQLException {
        if (statement.copyData() != null) {
            flush();
            single.send(statement, begins);
        } else {
            add(statement.text(), isLengthy(statement.text()), begins);
        }
    }

    /** A long statement is sent by itself, as it is: each copy of it takes its whole length. */
    private void add(String sql, boolean isLengthy, Runnable begins) throws SQLException {
        Optional<String> limit = lockLimit.before(sql);
        if (sql.length() > MOST_CHARACTERS || isTornByTheDriver(sql)) {
            limit.ifPresent(first -> append(first, () -> {}));
            flush();
            begins.run();
            unanswered = sql;
            texts.send(sql);
            return;
        }
        if (begun.size() == MOST_STATEMENTS
                || pipeline.length() + sql.length() > MOST_CHARACTERS
                || (isLengthy && isFullOfLengthy())) {
            flush();
        }
        limit.ifPresent(first -> pipeline.append(first).append(";\n"));
        append(sql, begins);
        lengthy += isLengthy ? 1 : 0;
        if (Ascii.containsIgnoreCase(sql, STRING_SETTING)) {
            flush();
        }
    }

    private void append(String sql, Runnable begins) {
        pipeline.append(sql).append("\n;\n");
        begun.add(begins);
    }

    /** What goes before the first one would be shown in its stead. */
    private boolean isFullOfLengthy() {
        return lengthy == mostLengthy || (lengthy == 0 && mostLengthy == 1);
    }

    private boolean isLengthy(String sql) {
        StatementHead head = StatementHead.of(sql, rules);
        return head.beginsWith(LENGTHY) || (head.beginsWith(OF_A_QUERY) && Ascii.containsIgnoreCase(sql, "SELECT"));
    }

    /** The driver takes a text apart at semicolons that it thinks are none of a body's. */
    private static boolean isTornByTheDriver(String sql) {
        return sql.indexOf(';') >= 0
                && (Ascii.containsIgnoreCase(sql, "ATOMIC") || Ascii.containsIgnoreCase(sql, "RULE"));
    }

    private void flush() throws SQLException {
        if (begun.isEmpty()) {
            return;
        }
        List<Runnable> told = List.copyOf(begun);
        String sql = pipeline.toString();
        pipeline.setLength(0);
        begun.clear();
        told.get(0).run();
        unanswered = sql;
        long sent = System.nanoTime();
        texts.send(sql);
        boolean isQuick = System.nanoTime() - sent < QUICK.toNanos();
        told.subList(1, told.size()).forEach(Runnable::run);
        if (lengthy > 0) {
            mostLengthy = isQuick ? Math.min(2 * mostLengthy, MOST_STATEMENTS) : 1;
        }
        lengthy = 0;
    }

    @Override
    public void finish(List<String> history) throws SQLException {
        for (String statement : history) {
            add(statement, false, () -> {});
        }
        flush();
    }

    @Override
    public @Nullable String unanswered() {
        return unanswered;
    }

    @Override
    public boolean isExact() {
        return false;
    }
}
