package io.mockloop.migrations.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Reads a database's structure out of its catalog, as lines of text to compare: {@code column t.a | integer | not
 * null}. Columns stand without their position, since a dropped one comes back as the last.
 */
final class CatalogReader {

    /**
     * A query for one kind of object.
     *
     * @param kind the first word of its lines
     * @param sql selects the table that an object belongs to, the object's name, and what else tells it apart
     */
    record Query(String kind, String sql) {}

    /** One object, and the table that it belongs to. */
    record Line(String table, String text) {}

    private CatalogReader() {}

    /** In one session, since to open one for each query takes longer than they do. */
    static List<Line> read(DataSource dataSource, List<Query> queries) {
        return Objects.requireNonNull(new JdbcTemplate(dataSource).execute((Connection session) -> {
            JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(session, true));
            List<Line> lines = new ArrayList<>();
            for (Query query : queries) {
                lines.addAll(jdbc.query(query.sql(), (row, number) -> line(query.kind(), row)));
            }
            return lines;
        }));
    }

    private static Line line(String kind, ResultSet row) throws SQLException {
        StringJoiner text = new StringJoiner(" | ", kind + " ", "");
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            String value = onOneLine(row.getString(column));
            if (!value.isEmpty()) {
                text.add(value);
            }
        }
        return new Line(Objects.requireNonNull(row.getString(1), kind), text.toString());
    }

    private static String onOneLine(@Nullable String value) {
        return value == null ? "" : value.strip().replaceAll("\\s+", " ");
    }
}
