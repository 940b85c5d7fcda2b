package io.mockloop.migrations.dialect.postgresql;

import io.mockloop.migrations.sql.SqlRules;
import io.mockloop.migrations.sql.StatementKind;
import io.mockloop.migrations.sql.split.StatementHead;
import io.mockloop.migrations.sql.token.Ascii;
import io.mockloop.migrations.sql.token.LexicalOption;
import io.mockloop.migrations.sql.token.LexicalRules;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's SQL as text. */
public final class PostgreSqlRules implements SqlRules {

    private static final LexicalRules LEXICAL = LexicalRules.of(
                    AtomicBlocks::new,
                    LexicalOption.NESTED_COMMENTS,
                    LexicalOption.CARRIAGE_RETURN_ENDS_COMMENT,
                    LexicalOption.HINT_COMMENTS,
                    LexicalOption.ESCAPE_STRINGS,
                    LexicalOption.PLAIN_DOUBLE_QUOTES,
                    LexicalOption.DOLLAR_QUOTES,
                    LexicalOption.COPY_FROM_STDIN,
                    LexicalOption.BACKSLASH_COMMANDS)
            .changedBy(StandardStringsTracker::new)
            .ignoring("\\restrict", "\\unrestrict");

    /**
     * What the manual says "cannot be executed inside a transaction block", command by command (<a
     * href="https://www.postgresql.org/docs/current/sql-commands.html">SQL Commands</a>).
     */
    private static final Pattern OUTSIDE = Pattern.compile(String.join(
            "|",
            "VACUUM\\b",
            "CREATE (UNIQUE )?INDEX CONCURRENTLY\\b",
            "DROP INDEX CONCURRENTLY\\b",
            "REINDEX (\\( [^)]*\\) )?((INDEX|TABLE) CONCURRENTLY|SCHEMA|DATABASE|SYSTEM)\\b",
            "REINDEX \\( ([^)]*, )?CONCURRENTLY (?!FALSE |OFF |0 )",
            "(CREATE|DROP) (DATABASE|TABLESPACE)\\b",
            "ALTER DATABASE \\S+ SET TABLESPACE\\b",
            "ALTER SYSTEM\\b",
            "ALTER TABLE .* DETACH PARTITION .* CONCURRENTLY\\b",
            "CLUSTER( VERBOSE| \\( [^)]*\\))?$",
            "CREATE SUBSCRIPTION (?!.*\\b(CONNECT|CREATE_SLOT) = FALSE\\b)",
            "DROP SUBSCRIPTION\\b",
            "ALTER SUBSCRIPTION \\S+ REFRESH\\b",
            "ALTER SUBSCRIPTION \\S+ (SET|ADD|DROP) PUBLICATION (?!.*\\bREFRESH = FALSE\\b)",
            "(COMMIT|ROLLBACK) PREPARED\\b",
            "DISCARD ALL\\b"));

    private static final Pattern BEGIN = Pattern.compile("(BEGIN|START TRANSACTION)\\b");
    private static final Pattern COMMIT = Pattern.compile("(COMMIT|END)\\b");
    /** PREPARE TRANSACTION ends the transaction, too, and is not a COMMIT that could be passed over. */
    private static final Pattern ROLLBACK =
            Pattern.compile("(ABORT|PREPARE TRANSACTION|ROLLBACK(?!( WORK| TRANSACTION)? TO\\b))\\b");

    private static final Pattern CHANGES_SESSION = Pattern.compile(
            "(SET (?!(TRANSACTION|CONSTRAINTS) )|RESET\\b|DISCARD\\b|DO\\b|CALL\\b|LISTEN\\b|PREPARE (?!TRANSACTION)"
                    + "|DECLARE\\b|CREATE( OR REPLACE)?( LOCAL| GLOBAL)? TEMP(ORARY)?\\b)");

    private static final Pattern OWN_SETTING =
            Pattern.compile("SET (?:SESSION |LOCAL )?([\\w$]+ \\. [\\w$]+) (?:=|TO\\b)");
    private static final Pattern OWN_SET_CONFIG =
            Pattern.compile("SET_CONFIG\\s*\\(\\s*'([\\w$]+\\.[\\w$.]+)'", Pattern.CASE_INSENSITIVE);

    /** What a query may call or make. */
    private static final List<String> CHANGING_QUERIES = List.of("SET_CONFIG", "ADVISORY_LOCK", "INTO TEMP");

    private final LexicalRules lexical;

    /** The rules of a session with the server's defaults. */
    public PostgreSqlRules() {
        lexical = LEXICAL;
    }

    /** The rules of a session with this value of standard_conforming_strings. */
    PostgreSqlRules(String standardConformingStrings) {
        lexical = StandardStringsTracker.apply(LEXICAL, standardConformingStrings);
    }

    @Override
    public LexicalRules lexical() {
        return lexical;
    }

    @Override
    public StatementKind kindOf(String statement) {
        StatementHead head = StatementHead.of(statement, lexical);
        if (head.beginsWith(OUTSIDE)) {
            return StatementKind.OUTSIDE_TRANSACTION;
        }
        if (head.beginsWith(BEGIN)) {
            return StatementKind.BEGIN;
        }
        if (head.beginsWith(COMMIT)) {
            return StatementKind.COMMIT;
        }
        return head.beginsWith(ROLLBACK) ? StatementKind.ROLLBACK : StatementKind.TRANSACTIONAL;
    }

    @Override
    public boolean changesSession(String statement) {
        return StatementHead.of(statement, lexical).beginsWith(CHANGES_SESSION)
                || CHANGING_QUERIES.stream().anyMatch(part -> Ascii.containsIgnoreCase(statement, part));
    }

    /** A setting of the application's own stands in no catalog. */
    @Override
    public List<String> removalsOf(String statement) {
        Matcher set = OWN_SETTING.matcher(StatementHead.of(statement, lexical).text());
        if (set.lookingAt()) {
            return List.of("RESET " + set.group(1).replace(" ", ""));
        }
        return Ascii.containsIgnoreCase(statement, "SET_CONFIG")
                ? OWN_SET_CONFIG
                        .matcher(statement)
                        .results()
                        .map(call -> "RESET " + call.group(1))
                        .toList()
                : List.of();
    }
}
