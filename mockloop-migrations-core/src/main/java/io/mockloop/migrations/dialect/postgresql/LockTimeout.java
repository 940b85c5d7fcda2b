package io.mockloop.migrations.dialect.postgresql;

import io.mockloop.migrations.engine.session.LockLimit;
import io.mockloop.migrations.sql.split.StatementHead;
import io.mockloop.migrations.sql.token.Ascii;
import io.mockloop.migrations.sql.token.LexicalRules;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code lock_timeout}, for statements that change the schema, and in a transaction for what comes behind them, too,
 * since their locks are held until its end. Never longer than the session's own. What is done CONCURRENTLY waits by
 * design for transactions that were there before it, and keeps nobody out meanwhile (manual, CREATE INDEX): a limit
 * would only make it fail.
 */
final class LockTimeout implements LockLimit {

    private static final String SETTING = "LOCK_TIMEOUT";

    private static final Pattern CHANGES_SCHEMA =
            Pattern.compile("(ALTER|CREATE|DROP|TRUNCATE|LOCK|REINDEX|CLUSTER|REFRESH|COMMENT|SECURITY|VACUUM)\\b");
    private static final Pattern BLOCK = Pattern.compile("DO\\b");
    private static final List<String> IN_BLOCKS = List.of("ALTER ", "CREATE ", "DROP ", "TRUNCATE ", "LOCK ");
    private static final Pattern CONCURRENTLY = Pattern.compile("(CREATE|DROP|REINDEX|ALTER)\\b.*\\bCONCURRENTLY\\b");

    private final long millis;
    private final boolean inTransaction;
    private final LexicalRules rules = new PostgreSqlRules().lexical();
    private boolean on;
    private boolean own;

    LockTimeout(Duration timeout, boolean inTransaction) {
        this.millis = Math.max(1, timeout.toMillis());
        this.inTransaction = inTransaction;
    }

    @Override
    public Optional<String> before(String sql) {
        own |= Ascii.containsIgnoreCase(sql, SETTING);
        boolean wanted = isLimited(sql) || (inTransaction && on);
        if (own || wanted == on) {
            return Optional.empty();
        }
        on = wanted;
        return Optional.of(wanted ? limit() : unlimited());
    }

    private boolean isLimited(String sql) {
        StatementHead head = StatementHead.of(sql, rules);
        return head.beginsWith(BLOCK)
                ? IN_BLOCKS.stream().anyMatch(part -> Ascii.containsIgnoreCase(sql, part))
                : head.beginsWith(CHANGES_SCHEMA) && !head.beginsWith(CONCURRENTLY);
    }

    /** Whether a statement waits, as it is meant to, for transactions that were there before it. */
    static boolean isConcurrent(String sql) {
        return StatementHead.of(sql, new PostgreSqlRules().lexical()).beginsWith(CONCURRENTLY);
    }

    private String limit() {
        String kept = inTransaction
                ? ""
                : ", pg_catalog.set_config('mockloop.lock_timeout', pg_catalog.current_setting('lock_timeout'), false)";
        return "SELECT pg_catalog.set_config('lock_timeout', CASE WHEN own = '0' OR own::interval > '" + millis
                + " milliseconds' THEN '" + millis + "' ELSE own END, " + inTransaction + ") FROM"
                + " (SELECT pg_catalog.current_setting('lock_timeout') AS own" + kept + ") AS setting";
    }

    private static String unlimited() {
        return "SELECT pg_catalog.set_config('lock_timeout', pg_catalog.current_setting('mockloop.lock_timeout'), false)";
    }

    @Override
    public Optional<String> lift() {
        boolean lifted = on && !own && !inTransaction;
        on = false;
        own = false;
        return lifted ? Optional.of(unlimited()) : Optional.empty();
    }
}
