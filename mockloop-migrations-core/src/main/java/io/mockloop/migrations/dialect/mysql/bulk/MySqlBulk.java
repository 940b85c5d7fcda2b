package io.mockloop.migrations.dialect.mysql.bulk;

import io.mockloop.migrations.dialect.BulkSql;
import io.mockloop.migrations.engine.bulk.BulkRules;
import io.mockloop.migrations.engine.bulk.BulkStatement;
import io.mockloop.migrations.engine.bulk.BulkWrite;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Many rows at once on MySQL and MariaDB: the new values are a table of literals that the real one is joined with. It
 * needs no option of a driver, and asks nothing of the catalog.
 */
public final class MySqlBulk implements BulkRules {

    private static final int MOST_ROWS = 1_000;

    /** Of a statement that is prepared by the server (manual, "Prepared Statements"). */
    private static final int MOST_VALUES = 65_535;

    private static final long MOST_BYTES = 16 << 20;

    private static final int BYTES_OF_A_LITERAL = 48;

    private final BulkSql sql = new BulkSql('`');

    @Override
    public Writer open(Connection connection) {
        PacketLimit limit = new PacketLimit(connection);
        return write -> statements(write, limit);
    }

    private List<BulkStatement> statements(BulkWrite write, PacketLimit limit) throws SQLException {
        long all = write.rows().stream().mapToLong(MySqlBulk::bytes).sum();
        int columns = write.all().size();
        List<BulkStatement> statements = new ArrayList<>();
        for (BulkWrite part : write.parts(
                Math.min(MOST_ROWS, MOST_VALUES / columns),
                limit.isTakenAlways(all) ? all : Math.min(MOST_BYTES, limit.bytes() * 7 / 8),
                MySqlBulk::bytes)) {
            List<LiteralColumn> literals = IntStream.range(0, columns)
                    .mapToObj(i -> LiteralColumn.of(part, i))
                    .toList();
            String whole = write.isInsert() ? insert(part, literals) : update(part, literals);
            String shown = write.isInsert() ? sql.insertInto(part) + "VALUES …" : shown(part);
            statements.add(new BulkStatement(shown, whole, part, statement -> {
                int parameter = 1;
                for (@Nullable Object[] row : part.rows()) {
                    for (int i = 0; i < columns; i++) {
                        literals.get(i).bind(statement, parameter++, row[i]);
                    }
                }
                return (long) statement.executeUpdate();
            }));
        }
        return statements;
    }

    /** At most, as text: in hexadecimal digits or escaped. */
    private static long bytes(@Nullable Object[] row) {
        long bytes = 0;
        for (Object value : row) {
            bytes += BYTES_OF_A_LITERAL
                    + (value instanceof String text
                            ? 3L * text.length()
                            : value instanceof byte[] data ? 2L * data.length : 0);
        }
        return bytes;
    }

    private String insert(BulkWrite part, List<LiteralColumn> literals) {
        String row = literals.stream().map(LiteralColumn::inserted).collect(Collectors.joining(", ", "(", ")"));
        return sql.insertInto(part) + "VALUES "
                + BulkSql.repeat(row, part.rows().size());
    }

    /**
     * The first row of the table of literals, which isn't there, gives the keys the types and collations of the real
     * columns, without which they would be compared otherwise than these are.
     */
    private String update(BulkWrite part, List<LiteralColumn> literals) {
        int keys = part.keys().size();
        StringBuilder text = new StringBuilder("UPDATE (SELECT ");
        for (int i = 0; i < literals.size(); i++) {
            text.append(i == 0 ? "" : ", ")
                    .append(i < keys ? sql.quote(part.keys().get(i)) : "NULL")
                    .append(" AS c")
                    .append(i);
        }
        text.append(" FROM ").append(sql.quote(part.table())).append(" WHERE FALSE");
        String row = " UNION ALL SELECT "
                + IntStream.range(0, literals.size())
                        .mapToObj(i -> literals.get(i).literal())
                        .collect(Collectors.joining(", "));
        text.append(row.repeat(part.rows().size()));
        return text.append(") AS v STRAIGHT_JOIN ")
                .append(joined(part, literals))
                .toString();
    }

    private String joined(BulkWrite part, List<LiteralColumn> literals) {
        int keys = part.keys().size();
        Stream<String> finds = IntStream.range(0, keys)
                .mapToObj(i -> "t." + sql.quote(part.keys().get(i)) + " = v.c" + i);
        Stream<String> sets = IntStream.range(keys, literals.size())
                .mapToObj(i -> "t." + sql.quote(part.columns().get(i - keys)) + " = "
                        + literals.get(i).assigned("v.c" + i));
        return "%s AS t ON %s SET %s"
                .formatted(
                        sql.quote(part.table()),
                        finds.collect(Collectors.joining(" AND ")),
                        sets.collect(Collectors.joining(", ")));
    }

    private String shown(BulkWrite part) {
        return part.columns().stream()
                        .map(column -> sql.quote(column) + " = …")
                        .collect(Collectors.joining(", ", "UPDATE " + sql.quote(part.table()) + " SET ", ""))
                + part.keys().stream()
                        .map(key -> sql.quote(key) + " = …")
                        .collect(Collectors.joining(" AND ", " WHERE ", ""));
    }
}
