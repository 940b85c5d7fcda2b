package io.mockloop.migrations.dialect.mysql;

import io.mockloop.migrations.engine.execution.Evidence;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the catalog tells of a single DDL statement, which both servers complete or undo as a whole (MySQL 8.4 manual,
 * 15.1.1; for MariaDB since 10.6). Only forms whose first effect can be looked for, and whose effect cannot have been
 * there before, since the statement would have failed.
 */
final class CatalogEvidence {

    private static final String NAME = "(?:(?:`[^`]+`|[\\w$]+)\\s*\\.\\s*)?(?:`([^`]+)`|([\\w$]+))";
    private static final String NO_COLUMN =
            "(?!(?:IF|INDEX|KEY|CONSTRAINT|UNIQUE|PRIMARY|FOREIGN|CHECK|FULLTEXT|SPATIAL|PARTITION)\\b|\\()";

    private static final List<Form> FORMS = List.of(
            new Form("CREATE\\s+TABLE\\s+(?!IF\\b)" + NAME, m -> table(name(m, 1)), true),
            new Form("CREATE\\s+VIEW\\s+(?!IF\\b)" + NAME, m -> table(name(m, 1)), true),
            new Form(
                    "DROP\\s+(?:TABLE|VIEW)\\s+(?!IF\\b)" + NAME + "\\s*(?:RESTRICT|CASCADE)?",
                    m -> table(name(m, 1)),
                    false),
            new Form("RENAME\\s+TABLE\\s+" + NAME + "\\s+TO\\s+" + NAME, m -> table(name(m, 3)), true),
            new Form(
                    "ALTER\\s+TABLE\\s+" + NAME + "\\s+RENAME\\s+(?:TO\\s+|AS\\s+)?(?!COLUMN|INDEX|KEY)" + NAME,
                    m -> table(name(m, 3)),
                    true),
            new Form(
                    "ALTER\\s+TABLE\\s+" + NAME + "\\s+ADD\\s+(?:COLUMN\\s+)?" + NO_COLUMN + NAME + "\\s",
                    m -> column(name(m, 1), name(m, 3)),
                    true),
            new Form(
                    "ALTER\\s+TABLE\\s+" + NAME + "\\s+DROP\\s+(?:COLUMN\\s+)?" + NO_COLUMN + NAME + "\\s*(?:,|$)",
                    m -> column(name(m, 1), name(m, 3)),
                    false),
            new Form(
                    "CREATE\\s+(?:(?:UNIQUE|FULLTEXT|SPATIAL)\\s+)?INDEX\\s+(?!IF\\b)" + NAME + "\\s+ON\\s+" + NAME,
                    m -> index(name(m, 3), name(m, 1)),
                    true),
            new Form(
                    "DROP\\s+INDEX\\s+(?!IF\\b)" + NAME + "\\s+ON\\s+" + NAME,
                    m -> index(name(m, 3), name(m, 1)),
                    false));

    private CatalogEvidence() {}

    /**
     * A form of statement, the query that finds its effect, and whether nothing may follow, as a second table would.
     */
    private record Form(Pattern pattern, Function<MatchResult, String> query, boolean makes, boolean whole) {
        Form(String pattern, Function<MatchResult, String> query, boolean makes) {
            this(
                    Pattern.compile(pattern, Pattern.CASE_INSENSITIVE),
                    query,
                    makes,
                    pattern.startsWith("DROP") || pattern.startsWith("RENAME"));
        }
    }

    static Evidence of(Connection connection, String ddl) throws SQLException {
        for (Form form : FORMS) {
            Matcher matcher = form.pattern().matcher(ddl.strip());
            if (matcher.lookingAt()
                    && (!form.whole() || matcher.end() == ddl.strip().length())) {
                boolean found =
                        PlainSql.text(connection, form.query().apply(matcher)).isPresent();
                return Evidence.of(found == form.makes());
            }
        }
        return Evidence.NONE;
    }

    private static String name(MatchResult match, int group) {
        return match.group(group) != null ? match.group(group) : match.group(group + 1);
    }

    private static String table(String table) {
        return "SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = "
                + text(table);
    }

    private static String column(String table, String column) {
        return "SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = "
                + text(table) + " AND LOWER(column_name) = LOWER(" + text(column) + ")";
    }

    private static String index(String table, String index) {
        return "SELECT 1 FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = "
                + text(table) + " AND LOWER(index_name) = LOWER(" + text(index) + ")";
    }

    private static String text(String name) {
        return new MySqlHistory().literal(name);
    }
}
