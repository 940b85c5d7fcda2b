package io.mockloop.migrations.data;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/**
 * Reads the rows of one result. How a column is read is told by its metadata, once; the value tells its own class,
 * since each row of a column of SQLite has one, and what its driver says of the column is that of the first.
 */
final class RowReader implements RowMapper<Row> {

    private @Nullable ResultSet result;
    private Columns columns = new Columns(List.of());
    private List<Reading> readings = List.of();

    /** How a column is read. */
    @FunctionalInterface
    private interface Reading {
        @Nullable Object of(ResultSet row, int column) throws SQLException;
    }

    @Override
    public Row mapRow(ResultSet row, int number) throws SQLException {
        if (row != result) {
            look(row.getMetaData());
            result = row;
        }
        @Nullable Object[] values = new @Nullable Object[readings.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = readings.get(i).of(row, i + 1);
        }
        return new Row(columns, values);
    }

    private void look(ResultSetMetaData metaData) throws SQLException {
        List<String> names = new ArrayList<>();
        List<Reading> found = new ArrayList<>();
        for (int column = 1; column <= metaData.getColumnCount(); column++) {
            names.add(metaData.getColumnLabel(column));
            String type = metaData.getColumnTypeName(column);
            found.add(reading(
                    String.valueOf(metaData.getColumnClassName(column)),
                    type == null ? "" : type.toLowerCase(Locale.ROOT)));
        }
        columns = new Columns(names);
        readings = List.copyOf(found);
    }

    /**
     * By the class that the driver would give, since that is what drivers agree on. Old classes for times are passed
     * by: a time that the JVM's zone leaves out is none of them.
     *
     * @param type its name in the database
     */
    private static Reading reading(String className, String type) {
        return switch (className) {
            case "java.lang.Object" -> (row, column) -> Values.normal("", row.getObject(column));
            case "java.sql.Timestamp", "java.time.LocalDateTime", "java.time.OffsetDateTime" ->
                type.equals("timestamptz")
                        ? RowReader::instant
                        : (row, column) -> row.getObject(column, LocalDateTime.class);
            case "java.sql.Date", "java.time.LocalDate" ->
                type.equals("year") ? RowReader::year : (row, column) -> row.getObject(column, LocalDate.class);
            case "java.sql.Time", "java.time.LocalTime" ->
                type.equals("timetz") ? ResultSet::getString : (row, column) -> row.getObject(column, LocalTime.class);
            case "java.lang.Boolean" -> type.equals("bool") ? RowReader::value : RowReader::bit;
            case "java.lang.Byte",
                    "java.lang.Short",
                    "java.lang.Integer",
                    "java.lang.Long",
                    "java.math.BigInteger",
                    "java.math.BigDecimal",
                    "java.lang.Float",
                    "java.lang.Double",
                    "java.util.UUID" -> type.equals("money") ? ResultSet::getString : RowReader::value;
            case "java.lang.String" -> RowReader::text;
            case "[B", "byte[]", "java.sql.Blob" -> ResultSet::getBytes;
            default -> ResultSet::getString;
        };
    }

    private static @Nullable Object value(ResultSet row, int column) throws SQLException {
        return Values.normal("", row.getObject(column));
    }

    /** Drivers say so of types that they have no class for, too. */
    private static @Nullable Object text(ResultSet row, int column) throws SQLException {
        Object value = row.getObject(column);
        return value instanceof Number || value instanceof byte[]
                ? Values.normal("", value)
                : value == null || value instanceof String ? value : row.getString(column);
    }

    private static @Nullable Object year(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    private static @Nullable Object instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /** One bit, or a small number that is taken for one though it may be another. */
    private static @Nullable Object bit(ResultSet row, int column) throws SQLException {
        Object value = row.getObject(column);
        if (!(value instanceof Boolean)) { // several bits
            return value == null || value instanceof byte[] ? value : row.getString(column);
        }
        long number = row.getLong(column);
        return number == 0 || number == 1 ? value : (Object) number;
    }
}
