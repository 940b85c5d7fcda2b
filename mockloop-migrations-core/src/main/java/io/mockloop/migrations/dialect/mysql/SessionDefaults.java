package io.mockloop.migrations.dialect.mysql;

import io.mockloop.migrations.sql.token.Ascii;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Statements that give a session its server's defaults back, for people who send a migration by the client: no single
 * one puts back all of it.
 */
final class SessionDefaults {

    /** Those that scripts set, and that another script notices. */
    private static final List<String> VARIABLES = List.of(
            "autocommit",
            "default_storage_engine",
            "foreign_key_checks",
            "group_concat_max_len",
            "innodb_lock_wait_timeout",
            "lock_wait_timeout",
            "sql_mode",
            "sql_notes",
            "sql_safe_updates",
            "time_zone",
            "unique_checks");

    private static final Pattern USE = Pattern.compile("^USE\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern LOCK = Pattern.compile("^LOCK\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern MAY_FAIL = Pattern.compile("^DEALLOCATE\\b", Pattern.CASE_INSENSITIVE);

    private SessionDefaults() {}

    static List<String> after(List<String> changes, List<String> removals, @Nullable String database) {
        List<String> statements = new ArrayList<>();
        if (changes.stream().anyMatch(LOCK.asPredicate())) {
            statements.add("UNLOCK TABLES");
        }
        removals.stream().filter(MAY_FAIL.asPredicate().negate()).forEach(statements::add);
        for (String variable : VARIABLES) {
            if (changes.stream().anyMatch(change -> Ascii.containsIgnoreCase(change, Ascii.upper(variable)))) {
                statements.add("SET SESSION " + variable + " = DEFAULT");
            }
        }
        if (database != null && changes.stream().anyMatch(USE.asPredicate())) {
            statements.add("USE " + new MySqlHistory().quote(database));
        }
        return statements;
    }
}
