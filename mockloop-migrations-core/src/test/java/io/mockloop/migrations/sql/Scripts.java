package io.mockloop.migrations.sql;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mockloop.migrations.dialect.mysql.MySqlRules;
import io.mockloop.migrations.dialect.postgresql.PostgreSqlRules;
import io.mockloop.migrations.dialect.sqlite.SqliteRules;
import io.mockloop.migrations.exception.ScriptException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.jspecify.annotations.Nullable;

/** Reads the scripts of tests. */
final class Scripts {

    static final ScriptSettings POSTGRESQL = settings(new PostgreSqlRules(), Map.of());
    static final ScriptSettings SQLITE = settings(new SqliteRules(), Map.of());
    static final ScriptSettings MYSQL = settings(new MySqlRules(), Map.of());

    private Scripts() {}

    static ScriptSettings settings(SqlRules rules, Map<String, String> placeholders) {
        return new ScriptSettings(
                rules, placeholders, Set.of("password"), true, Set.of("schema_version", "schema_version_log"));
    }

    /** A script named V1__test.sql. */
    static SqlScript read(String text, ScriptSettings settings) {
        return SqlScript.read(TestSource.of(text), Section.UP, settings);
    }

    /** A script with markers. */
    static SqlScript readMarked(String text, ScriptSettings settings) {
        return SqlScript.read(new TestSource("migration_1_test.sql", text), null, settings);
    }

    static List<String> statements(SqlScript script, Section section) {
        List<String> texts = new ArrayList<>();
        try (ScriptStatements statements = script.statements(section)) {
            for (SqlStatement next = statements.next(); next != null; next = statements.next()) {
                texts.add(next.text());
            }
        }
        return texts;
    }

    static List<String> statements(String text, ScriptSettings settings) {
        return statements(read(text, settings), Section.UP);
    }

    /** The error for a script. */
    static ThrowableAssertAlternative<ScriptException> assertRefused(
            String text, @Nullable Section whole, ScriptSettings settings, String code, int line) {
        TestSource source = new TestSource("x.sql", text);
        return assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> SqlScript.read(source, whole, settings))
                .matches(ex -> ex.code().equals(code), "has code " + code)
                .matches(ex -> ex.line() == line, "is in line " + line)
                .withMessageStartingWith("x.sql:" + line + ": ");
    }

    static ThrowableAssertAlternative<ScriptException> assertRefused(
            String text, ScriptSettings settings, String code, int line) {
        return assertRefused(text, Section.UP, settings, code, line);
    }
}
