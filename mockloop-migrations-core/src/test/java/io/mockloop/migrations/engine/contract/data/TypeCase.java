package io.mockloop.migrations.engine.contract.data;

import io.mockloop.migrations.Database;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A value of a column.
 *
 * @param type the column's type
 * @param literal the value as SQL
 * @param expected the value as a row has it
 */
record TypeCase(String type, String literal, Object expected) {

    /** When clocks of the tests' zone were put on: a time that they have not. */
    private static final String GAP = "2026-09-27 03:00:00.123456";

    private static final LocalDateTime LOCAL_GAP = LocalDateTime.parse("2026-09-27T03:00:00.123456");

    private static TypeCase of(String type, String literal, Object expected) {
        return new TypeCase(type, literal, expected);
    }

    /** Of all types of a database. */
    static List<TypeCase> of(Database database) {
        return switch (database) {
            case SQLITE -> ofSqlite();
            case POSTGRESQL -> ofPostgreSql();
            case MYSQL -> ofMySql();
            case MARIADB -> ofMariaDb();
        };
    }

    private static List<TypeCase> ofSqlite() {
        return List.of(
                of("INTEGER", "5", 5L),
                of("BIGINT", "-9223372036854775808", Long.MIN_VALUE),
                of("DECIMAL(10, 2)", "19.99", 19.99),
                of("DECIMAL(10, 2)", "19", 19L),
                of("TEXT", "'it''s \uD83D\uDE00'", "it's \uD83D\uDE00"),
                of("TEXT", "''", ""),
                of("BLOB", "x'00ff00'", new byte[] {0, -1, 0}),
                of("BOOLEAN", "TRUE", 1L),
                of("TIMESTAMP", "'" + GAP + "'", GAP),
                of("TIMESTAMP", "1795948200", 1795948200L),
                of("DATE", "'2026-11-29'", "2026-11-29"),
                of("VARCHAR(3)", "x'41'", new byte[] {'A'}));
    }

    private static List<TypeCase> ofPostgreSql() {
        return List.of(
                of("SMALLINT", "-32768", -32768L),
                of("INTEGER", "5", 5L),
                of("BIGINT", "-9223372036854775808", Long.MIN_VALUE),
                of(
                        "NUMERIC(40, 10)",
                        "12345678901234567890.0000000001",
                        new BigDecimal("12345678901234567890.0000000001")),
                of("NUMERIC", "'NaN'", Double.NaN),
                of("REAL", "0.1", 0.1),
                of("DOUBLE PRECISION", "'-Infinity'", Double.NEGATIVE_INFINITY),
                of("MONEY", "92233720368547758.07", "$92,233,720,368,547,758.07"),
                of("BOOLEAN", "FALSE", false),
                of("BIT", "B'1'", true),
                of("BIT(8)", "B'01000001'", "01000001"),
                of("BIT VARYING", "B'01'", "01"),
                of("TEXT", "E'it''s \uD83D\uDE00'", "it's \uD83D\uDE00"),
                of("CHAR(4)", "'ab'", "ab  "),
                of("BYTEA", "'\\x00ff00'", new byte[] {0, -1, 0}),
                of(
                        "UUID",
                        "'123e4567-e89b-12d3-a456-426614174000'",
                        UUID.fromString("123e4567-e89b-12d3-a456-426614174000")),
                of("JSON", "'{ \"a\": 1 }'", "{ \"a\": 1 }"),
                of("JSONB", "'{ \"a\":1.50 }'", "{\"a\": 1.50}"),
                of("DATE", "'2026-11-29'", LocalDate.of(2026, 11, 29)),
                of("TIME", "'23:59:59.999999'", LocalTime.parse("23:59:59.999999")),
                of("TIMETZ", "'10:00:00+02'", "10:00:00+02"),
                of("TIMESTAMP", "'" + GAP + "'", LOCAL_GAP),
                of("TIMESTAMPTZ", "'" + GAP + "+00'", Instant.parse("2026-09-27T03:00:00.123456Z")),
                of("INTERVAL", "'1 day 2 seconds'", "1 day 00:00:02"),
                of("INT[]", "'{1,NULL}'", "{1,NULL}"),
                of("INET", "'10.0.0.1'", "10.0.0.1"),
                of("XML", "'<a/>'", "<a/>"),
                of("INT4RANGE", "'[1,3)'", "[1,3)"));
    }

    private static List<TypeCase> ofMySql() {
        return List.of(
                of("TINYINT(1)", "1", true),
                of("TINYINT(1)", "0", false),
                of("TINYINT(1)", "-5", -5L),
                of("TINYINT(1)", "2", 2L),
                of("TINYINT", "-128", -128L),
                of("INT UNSIGNED", "4294967295", 4294967295L),
                of("BIGINT", "-9223372036854775808", Long.MIN_VALUE),
                of("BIGINT UNSIGNED", "18446744073709551615", new BigInteger("18446744073709551615")),
                of("BIGINT UNSIGNED", "7", 7L),
                of(
                        "DECIMAL(40, 10)",
                        "12345678901234567890.0000000001",
                        new BigDecimal("12345678901234567890.0000000001")),
                of("FLOAT", "0.1", 0.1),
                of("DOUBLE", "1e300", 1e300),
                of("BIT(1)", "b'1'", true),
                of("BIT(8)", "b'01000001'", new byte[] {'A'}),
                of("VARCHAR(20)", "'it''s \uD83D\uDE00'", "it's \uD83D\uDE00"),
                of("LONGTEXT", "''", ""),
                of("ENUM('new', 'it''s')", "'it''s'", "it's"),
                of("SET('a', 'b')", "'a,b'", "a,b"),
                of("VARBINARY(3)", "x'00ff00'", new byte[] {0, -1, 0}),
                of("LONGBLOB", "x'00ff00'", new byte[] {0, -1, 0}),
                of("JSON", "'{\"a\": 1}'", "{\"a\": 1}"),
                of("YEAR", "2026", 2026L),
                of("DATE", "'2026-11-29'", LocalDate.of(2026, 11, 29)),
                of("TIME(6)", "'23:59:59.999999'", LocalTime.parse("23:59:59.999999")),
                of("DATETIME(6)", "'" + GAP + "'", LOCAL_GAP),
                of("TIMESTAMP(6)", "'" + GAP + "'", LOCAL_GAP));
    }

    private static List<TypeCase> ofMariaDb() {
        UUID uuid = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
        List<TypeCase> cases = new ArrayList<>(ofMySql());
        cases.add(of("UUID", "'%s'".formatted(uuid), uuid));
        cases.add(of("INET6", "'::1'", "::1"));
        return cases;
    }
}
