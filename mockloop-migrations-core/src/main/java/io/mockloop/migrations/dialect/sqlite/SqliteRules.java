package io.mockloop.migrations.dialect.sqlite;

import io.mockloop.migrations.sql.SqlRules;
import io.mockloop.migrations.sql.StatementKind;
import io.mockloop.migrations.sql.split.StatementHead;
import io.mockloop.migrations.sql.token.LexicalOption;
import io.mockloop.migrations.sql.token.LexicalRules;
import java.util.regex.Pattern;

/**
 * SQLite's SQL as text. Which pragmas a transaction ignores or refuses: <a
 * href="https://www.sqlite.org/pragma.html">PRAGMA Statements</a>.
 */
public final class SqliteRules implements SqlRules {

    /** Made when a script is read, which a start with nothing pending doesn't do. */
    private static final class Lexical {

        private static final LexicalRules RULES = LexicalRules.of(
                TriggerBlocks::new,
                LexicalOption.BACKTICKS,
                LexicalOption.BRACKETS,
                LexicalOption.DOLLAR_BEGINS_NAMES,
                LexicalOption.DOT_COMMANDS);
    }

    private static final Pattern ROLLBACK = Pattern.compile("ROLLBACK\\b(?!( TRANSACTION)? TO\\b)");

    private static final Pattern HOISTED = Pattern.compile("PRAGMA (\\S+ \\. )?(FOREIGN_KEYS|LEGACY_ALTER_TABLE) [=(]");
    private static final Pattern IGNORED =
            Pattern.compile("PRAGMA (\\S+ \\. )?((JOURNAL_MODE|SYNCHRONOUS|AUTO_VACUUM|PAGE_SIZE|ENCODING) [=(]"
                    + "|WAL_CHECKPOINT\\b)");
    private static final Pattern CHANGES_SESSION = Pattern.compile("(PRAGMA|ATTACH|DETACH|CREATE TEMP(ORARY)?)\\b");

    @Override
    public LexicalRules lexical() {
        return Lexical.RULES;
    }

    @Override
    public StatementKind kindOf(String statement) {
        StatementHead head = StatementHead.of(statement, Lexical.RULES);
        return switch (head.firstWord()) {
            case "PRAGMA" -> ofPragma(head);
            // a database that a transaction has touched, as BEGIN IMMEDIATE does all of them, is locked to DETACH
            case "VACUUM", "DETACH" -> StatementKind.OUTSIDE_TRANSACTION;
            case "BEGIN" -> StatementKind.BEGIN;
            case "COMMIT", "END" -> StatementKind.COMMIT;
            case "ROLLBACK" -> head.beginsWith(ROLLBACK) ? StatementKind.ROLLBACK : StatementKind.TRANSACTIONAL;
            default -> StatementKind.TRANSACTIONAL;
        };
    }

    private static StatementKind ofPragma(StatementHead head) {
        if (head.beginsWith(HOISTED)) {
            return StatementKind.HOISTED_SETTING;
        }
        return head.beginsWith(IGNORED) ? StatementKind.IGNORED_IN_TRANSACTION : StatementKind.TRANSACTIONAL;
    }

    @Override
    public boolean changesSession(String statement) {
        return StatementHead.of(statement, Lexical.RULES).beginsWith(CHANGES_SESSION);
    }
}
