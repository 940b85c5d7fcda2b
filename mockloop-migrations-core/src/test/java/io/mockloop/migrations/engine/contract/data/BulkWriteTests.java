package io.mockloop.migrations.engine.contract.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnEachDatabase(variants = true)
class BulkWriteTests extends BulkWriting {

    private static final String UUID_TEXT = "123e4567-e89b-12d3-a456-426614174000";

    BulkWriteTests(TestDatabase server) {
        super(server);
    }

    @Test
    void rowsAreFoundByTheirKeyAndCounted() {
        create("id BIGINT PRIMARY KEY, a INT, b VARCHAR(20)");
        database.execute("INSERT INTO t VALUES (-7, 1, 'x'), (3, 2, 'y'), (9000000000, 3, 'z')");
        run(db -> {
            List<Row> rows = List.of(
                    row("id", 9_000_000_000L, "A", 30, "b", "ignored"), row("id", -7, "A", null), row("id", 4, "A", 5));
            assertThat(db.updateAll("t", "ID", rows, "a")).isEqualTo(2);
            assertThat(db.updateAll("t", "id", rows, "a"))
                    .as("that changes nothing")
                    .isEqualTo(2);
        });
        assertThat(table()).containsExactly("-7|null|x", "3|2|y", "9000000000|30|z");
    }

    @Test
    void rowsAreInserted() {
        create("id BIGINT PRIMARY KEY, a INT DEFAULT 8, b VARCHAR(20)");
        run(db -> {
            assertThat(db.insertAll("t", List.of(row("b", "x", "id", 1), row("ID", 2, "B", null))))
                    .isEqualTo(2);
            assertThat(db.insertAll("t", List.of(row("id", 3, "a", 5, "b", "left out")), "id"))
                    .isOne();
        });
        assertThat(table()).containsExactly("1|8|x", "2|8|null", "3|8|null");
    }

    @Test
    void noRowsAreNothing() {
        run(db -> {
            assertThat(db.updateAll("nowhere", "id", List.of(), "a")).isZero();
            assertThat(db.insertAll("nowhere", List.of())).isZero();
        });
    }

    @Test
    void aKeyMayBeOfSeveralColumns() {
        create("a INT, b VARCHAR(10), c INT, PRIMARY KEY (a, b)");
        database.execute("INSERT INTO t VALUES (1, 'x', 0), (1, 'y', 0), (2, 'x', 0)");
        run(db -> assertThat(db.updateAll(
                        "t",
                        List.of("a", "b"),
                        List.of(
                                row("a", 1, "b", "y", "c", 5),
                                row("a", 2, "b", "x", "c", 6),
                                row("a", 2, "b", "y", "c", 7)),
                        "c"))
                .isEqualTo(2));
        assertThat(table()).containsExactly("1|x|0", "1|y|5", "2|x|6");
    }

    @Test
    void textFindsAsTheCollationSays() {
        String collation = switch (server.kind()) {
            case SQLITE -> "VARCHAR(20) COLLATE NOCASE";
            case POSTGRESQL -> "VARCHAR(20) COLLATE ci";
            case MYSQL, MARIADB -> "VARCHAR(20) CHARACTER SET latin1 COLLATE latin1_german2_ci";
        };
        if (server.kind() == Database.POSTGRESQL) {
            database.execute("CREATE COLLATION ci (provider = icu, locale = 'und-u-ks-level2', deterministic = false)");
        }
        create("name %s PRIMARY KEY, a INT".formatted(collation));
        database.execute("INSERT INTO t VALUES ('Abc', 0), ('it''s', 0), ('?', 0), ('\u00e9', 0)");
        run(db -> assertThat(db.updateAll(
                        "t",
                        "name",
                        List.of(
                                row("name", "aBC", "a", 1),
                                row("name", "it's", "a", 2),
                                row("name", "missing", "a", 3),
                                row("name", "\u00e9", "a", 4)),
                        "a"))
                .isEqualTo(3));
        assertThat(database.rows("SELECT a FROM t ORDER BY a")).containsExactly("0", "1", "2", "4");
    }

    /** A text that the column's character set lacks is not taken for another one. */
    @Test
    void aKeyThatTheColumnCannotHoldFindsNothing() {
        boolean hasCharacterSets = That.IS_OF_MYSQL.isTrueOf(database);
        create("name VARCHAR(20)%s PRIMARY KEY, a INT".formatted(hasCharacterSets ? " CHARACTER SET latin1" : ""));
        database.execute("INSERT INTO t VALUES ('?', 0)");
        List<Row> rows = List.of(row("name", "\uD83D\uDE00", "a", 1));
        if (hasCharacterSets) {
            assertThatThrownBy(() -> run(db -> db.updateAll("t", "name", rows, "a")))
                    .hasRootCauseInstanceOf(SQLException.class);
        } else {
            run(db -> assertThat(db.updateAll("t", "name", rows, "a")).isZero());
        }
        assertThat(table()).containsExactly("?|0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UUID", "DATE", "DECIMAL", "TIME", "BIGINT", "BINARY"})
    void keysMayBeOfOtherTypes(String kind) {
        Database on = server.kind();
        switch (kind) {
            case "UUID" ->
                keys(
                        on == Database.SQLITE ? "TEXT" : on == Database.MYSQL ? "CHAR(36)" : kind,
                        "'%s'".formatted(UUID_TEXT),
                        UUID.fromString(UUID_TEXT));
            case "DATE" -> keys(kind, "'2026-11-29'", LocalDate.of(2026, 11, 29));
            case "DECIMAL" -> keys("DECIMAL(20, 5)", "12345678901234.12345", new BigDecimal("12345678901234.12345"));
            case "TIME" ->
                keys(
                        That.IS_OF_MYSQL.isTrueOf(database) ? "DATETIME(6)" : "TIMESTAMP",
                        "'2026-09-27 03:00:00.123456'",
                        LocalDateTime.parse("2026-09-27T03:00:00.123456"));
            case "BIGINT" -> keys(kind, "9223372036854775807", Long.MAX_VALUE);
            default ->
                keys(
                        on == Database.SQLITE ? "BLOB" : on == Database.POSTGRESQL ? "BYTEA" : "VARBINARY(5)",
                        on == Database.POSTGRESQL ? "'\\x00ff27'" : "x'00ff27'",
                        new byte[] {0, -1, 0x27});
        }
    }

    private void keys(String type, String literal, Object key) {
        create("k %s PRIMARY KEY, a INT".formatted(type));
        database.execute("INSERT INTO t VALUES (%s, 0)".formatted(literal));
        run(db -> assertThat(db.updateAll("t", "k", List.of(row("k", key, "a", 1)), "a"))
                .as(type)
                .isOne());
        assertThat(database.rows("SELECT a FROM t")).containsExactly("1");
    }

    @Test
    void textIsWrittenAsItIs() {
        create("id INT PRIMARY KEY, a VARCHAR(200), b TEXT");
        List<@Nullable String> texts = Arrays.asList(
                "it's",
                "",
                null,
                "a\\b",
                "\"q\"",
                "{a,b}",
                "NULL",
                "null",
                "\uD83D\uDE00\u00e9\n\r\t\u0001",
                "?",
                ":a",
                "-- x",
                "{d '1'}",
                " x ");
        run(db -> {
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < texts.size(); i++) {
                rows.add(row("id", i, "a", texts.get(i), "b", texts.get(i)));
            }
            assertThat(db.insertAll("t", rows, "id", "a")).isEqualTo(texts.size());
            assertThat(db.updateAll("t", "id", rows, "b")).isEqualTo(texts.size());
            List<Row> read = db.query("SELECT * FROM t ORDER BY id", Row.mapper());
            assertThat(read).isEqualTo(rows);
        });
    }

    @Test
    void numbersOfSeveralKindsKeepTheirDigits() {
        create("id INT PRIMARY KEY, a DECIMAL(40, 20), b VARCHAR(50)");
        List<Object> numbers = List.of(1L, 0.5, new BigDecimal("12345678901234.12345678901234567890"), true);
        run(db -> {
            List<Row> rows = IntStream.range(0, numbers.size())
                    .mapToObj(i -> row("id", i, "a", i == 3 ? 1 : numbers.get(i), "b", numbers.get(i)))
                    .toList();
            db.insertAll("t", rows, "id");
            assertThat(db.updateAll("t", "id", rows, "a", "b")).isEqualTo(4);
        });
        List<String> read = database.rows("SELECT b FROM t ORDER BY id");
        assertThat(read.subList(0, 3)).containsExactly("1", "0.5", "12345678901234.12345678901234567890");
        if (server.kind() != Database.SQLITE) {
            assertThat(database.rows("SELECT a FROM t ORDER BY id"))
                    .contains("12345678901234.12345678901234567890", "0.50000000000000000000");
        }
    }

    @Test
    void anInstantIsOneInEachSession() {
        String type = database.traits().typeOfInstants();
        create("id INT PRIMARY KEY, a %s NULL, b %1$s NULL".formatted(type));
        Instant instant = LocalDateTime.parse("2026-09-26T14:00:00.123456").toInstant(ZoneOffset.UTC);
        run(db -> {
            if (server.kind() == Database.MYSQL || server.kind() == Database.MARIADB) {
                db.execute("SET time_zone = '+05:45'");
            }
            List<Row> rows = List.of(row("id", 1, "a", instant, "b", instant), row("id", 2, "a", null, "b", instant));
            db.insertAll("t", rows, "id", "a");
            db.updateAll("t", "id", rows, "b");
            Row read = db.query("SELECT * FROM t WHERE id = 1", Row.mapper()).get(0);
            ZoneOffset zone = server.kind() == Database.SQLITE ? ZoneOffset.UTC : ZoneOffset.ofHoursMinutes(5, 45);
            assertThat(read.getInstant("a", zone)).isEqualTo(instant);
            assertThat(read.getInstant("b", zone)).isEqualTo(instant);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select",
                "Upper Case",
                "it's",
                "a\"b",
                "a`b",
                "a\\b",
                "100%",
                "?",
                "{d}",
                "${name}",
                "ünïcödé",
                "t; --"
            })
    void anyNameIsTaken(String name) {
        run(db -> {
            db.schema().createTable(name, table -> {
                table.bigint("k" + name).notNull();
                table.varchar(name, 20);
                table.primaryKey("k" + name);
            });
            List<Row> rows = List.of(row("k" + name, 1, name, "x"));
            assertThat(db.insertAll(name, rows)).isOne();
            assertThat(db.updateAll(name, "k" + name, rows, name)).isOne();
        });
    }

    @Test
    void aTableMayBeInASchema() {
        String schema = switch (server.kind()) {
            case SQLITE -> "main";
            case POSTGRESQL -> "public";
            case MYSQL, MARIADB -> database.rows("SELECT DATABASE()").get(0);
        };
        create("id INT PRIMARY KEY, a INT");
        run(db -> {
            assertThat(db.insertAll(schema + ".t", List.of(row("id", 1, "a", 1))))
                    .isOne();
            assertThat(db.updateAll(schema + ".t", "id", List.of(row("id", 1, "a", 2)), "a"))
                    .isOne();
        });
        assertThat(table()).containsExactly("1|2");
    }

    @Test
    void manyAndLargeRowsBecomeSeveralStatements() {
        create("id INT PRIMARY KEY, a INT, b %s"
                .formatted(
                        server.kind() == Database.SQLITE || server.kind() == Database.POSTGRESQL
                                ? "TEXT"
                                : "LONGTEXT"));
        run(db -> {
            List<Row> rows = IntStream.range(0, 25_000)
                    .mapToObj(i -> row("id", i, "a", -i))
                    .toList();
            assertThat(db.insertAll("t", rows)).isEqualTo(25_000);
            assertThat(db.updateAll(
                            "t", "id", rows.stream().map(r -> r.with("a", 7)).toList(), "a"))
                    .isEqualTo(25_000);
            String large = "ü\\'x".repeat(300_000);
            List<Row> largeRows = IntStream.range(0, 30)
                    .mapToObj(i -> row("id", i, "b", large))
                    .toList();
            assertThat(db.updateAll("t", "id", largeRows, "b")).isEqualTo(30);
        });
        assertThat(database.rows("SELECT count(*), sum(a), count(b), max(length(b)) FROM t"))
                .containsExactly("25000|175000|30|%d"
                        .formatted(
                                server.kind() == Database.SQLITE || server.kind() == Database.POSTGRESQL
                                        ? 1_200_000
                                        : "ü\\'x".repeat(300_000).getBytes(StandardCharsets.UTF_8).length));
    }

    @Test
    void whatItKnowsOfATableIsForgottenWithItsChange() {
        create("id INT PRIMARY KEY, a INT");
        run(db -> {
            db.insertAll("t", List.of(row("id", 1, "a", 1)));
            db.schema().addColumn("t", column -> column.varchar("b", 10));
            assertThat(db.updateAll("t", "id", List.of(row("id", 1, "b", "x")), "b"))
                    .isOne();
            db.execute("DROP TABLE t");
            db.execute("CREATE TABLE t (id VARCHAR(10) PRIMARY KEY, c VARCHAR(10))");
            assertThat(db.insertAll("t", List.of(row("id", "x", "c", "y")))).isOne();
        });
        assertThat(table()).containsExactly("x|y");
    }
}
