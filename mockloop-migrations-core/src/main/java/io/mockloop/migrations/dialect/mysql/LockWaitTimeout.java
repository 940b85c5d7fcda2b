package io.mockloop.migrations.dialect.mysql;

import io.mockloop.migrations.engine.session.LockLimit;
import io.mockloop.migrations.sql.split.StatementHead;
import io.mockloop.migrations.sql.token.Ascii;
import io.mockloop.migrations.sql.token.LexicalRules;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * {@code lock_wait_timeout}, in whole seconds, for statements that change the schema of what is there: how long they
 * wait for metadata locks. Never longer than the session's own. The locks of rows are innodb_lock_wait_timeout's.
 */
final class LockWaitTimeout implements LockLimit {

    private static final Pattern SETTING = Pattern.compile("\\block_wait_timeout\\b", Pattern.CASE_INSENSITIVE);

    /** A new table, view or routine is waited for by nobody, unless the table refers to another one. */
    private static final Pattern CHANGES_SCHEMA = Pattern.compile(
            "(ALTER|DROP|RENAME|TRUNCATE|OPTIMIZE|REPAIR|LOCK|CREATE( OR REPLACE| UNIQUE| FULLTEXT| SPATIAL)* (INDEX|TRIGGER)"
                    + "|CREATE (OR REPLACE|DEFINER))\\b");

    private static final Pattern CREATES_TABLE = Pattern.compile("CREATE TABLE\\b");

    private final long seconds;
    private final LongSupplier ofSession;
    private final LexicalRules rules = new MySqlRules().lexical();
    private boolean on;
    private boolean own;

    /**
     * One that is not in force yet.
     *
     * @param ofSession how many seconds the session waits by itself
     */
    LockWaitTimeout(Duration timeout, LongSupplier ofSession) {
        this.seconds = Math.max(1, timeout.plusMillis(999).toSeconds());
        this.ofSession = ofSession;
    }

    @Override
    public Optional<String> before(String sql) {
        own |= SETTING.matcher(sql).find();
        boolean wanted = isLimited(sql);
        if (own || wanted == on || ofSession.getAsLong() <= seconds) {
            return Optional.empty();
        }
        on = wanted;
        return Optional.of(set(wanted ? seconds : ofSession.getAsLong()));
    }

    private boolean isLimited(String sql) {
        StatementHead head = StatementHead.of(sql, rules);
        return head.beginsWith(CHANGES_SCHEMA)
                || (head.beginsWith(CREATES_TABLE) && Ascii.containsIgnoreCase(sql, "REFERENCES"));
    }

    private static String set(long seconds) {
        return "SET SESSION lock_wait_timeout = " + seconds;
    }

    @Override
    public Optional<String> lift() {
        boolean lifted = on && !own;
        on = false;
        own = false;
        return lifted ? Optional.of(set(ofSession.getAsLong())) : Optional.empty();
    }
}
