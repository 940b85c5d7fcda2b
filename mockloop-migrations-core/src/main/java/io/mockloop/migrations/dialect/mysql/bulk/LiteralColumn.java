package io.mockloop.migrations.dialect.mysql.bulk;

import io.mockloop.migrations.dialect.BulkSql;
import io.mockloop.migrations.engine.bulk.BulkWrite;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The values of a column as literals. All of one column become values of one type, and numbers of several kinds would
 * lose digits by that: so they are text, which the server reads as what the real column is, unless all are whole.
 *
 * @param name the column's name
 * @param isKey whether rows are found by it: then numbers are compared as such
 * @param kinds the classes of the values
 */
record LiteralColumn(String name, boolean isKey, Set<Class<?>> kinds) {

    /** Of a DECIMAL. */
    private static final int MOST_DECIMALS = 30;

    private static final Instant FIRST = Instant.ofEpochSecond(1);

    /** The last second of TIMESTAMP, beyond which CONVERT_TZ gives back what it was given. */
    private static final Instant END = Instant.ofEpochSecond(1L << 31);

    static LiteralColumn of(BulkWrite write, int column) {
        String name = write.all().get(column);
        boolean isKey = column < write.keys().size();
        Set<Class<?>> kinds = write.rows().stream()
                .map(row -> row[column])
                .filter(Objects::nonNull)
                .map(Object::getClass)
                .collect(Collectors.toCollection(HashSet::new));
        if (kinds.contains(Instant.class) && (kinds.size() > 1 || isKey)) {
            throw new IllegalArgumentException(
                    "Column '%s' cannot be %s: give each a LocalDateTime, as the session shows it."
                            .formatted(name, isKey ? "compared with an Instant" : "an Instant in some rows alone"));
        }
        return new LiteralColumn(name, isKey, kinds);
    }

    /** What stands for a value in the table of literals: what the server prepares has no type of its own there. */
    String literal() {
        if (kinds.contains(byte[].class)) {
            return "CAST(? AS BINARY)";
        } else if (!isKey) {
            return "?";
        } else if (areWhole()) {
            return "CAST(? AS SIGNED)";
        } else if (areOnly(Long.class, BigInteger.class, BigDecimal.class)) {
            return "CAST(? AS DECIMAL(65, %d))".formatted(kinds.contains(BigDecimal.class) ? MOST_DECIMALS : 0);
        }
        return areOnly(LocalDateTime.class)
                ? "CAST(? AS DATETIME(6))"
                : areOnly(LocalDate.class) ? "CAST(? AS DATE)" : areOnly(LocalTime.class) ? "CAST(? AS TIME(6))" : "?";
    }

    private boolean areWhole() {
        return areOnly(Long.class, Boolean.class);
    }

    private boolean areOnly(Class<?>... others) {
        return !kinds.isEmpty() && Set.of(others).containsAll(kinds);
    }

    /** What stands for a value that is inserted. */
    String inserted() {
        return kinds.contains(Instant.class) ? assigned("?") : "?";
    }

    /** A value as it is assigned: an instant is shown in the session's zone, as a TIMESTAMP takes it. */
    String assigned(String value) {
        return kinds.contains(Instant.class)
                ? "CONVERT_TZ(CAST(%s AS DATETIME(6)), '+00:00', @@session.time_zone)".formatted(value)
                : areWhole() ? "CAST(%s AS SIGNED)".formatted(value) : value;
    }

    void bind(PreparedStatement statement, int parameter, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(parameter, areWhole() ? Types.BIGINT : Types.VARCHAR);
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(parameter, bytes);
        } else if (value instanceof Boolean || (value instanceof Long && (areWhole() || isKey))) {
            statement.setLong(parameter, value instanceof Long number ? number : Boolean.TRUE.equals(value) ? 1 : 0);
        } else if (isKey && value instanceof BigInteger number) {
            statement.setBigDecimal(parameter, new BigDecimal(number));
        } else if (isKey && value instanceof BigDecimal number) {
            statement.setBigDecimal(parameter, number);
        } else if (isKey && value instanceof Double number) {
            statement.setDouble(parameter, number);
        } else {
            requireTaken(value);
            statement.setString(parameter, BulkSql.text(value));
        }
    }

    private void requireTaken(Object value) {
        BulkSql.requireNumber(name, value, false);
        if (value instanceof Instant instant && (instant.isBefore(FIRST) || !instant.isBefore(END))) {
            throw new IllegalArgumentException(
                    "Column '%s' cannot become %s: a TIMESTAMP ends with January 19th, 2038. Give a LocalDateTime for a DATETIME."
                            .formatted(name, instant));
        }
    }
}
