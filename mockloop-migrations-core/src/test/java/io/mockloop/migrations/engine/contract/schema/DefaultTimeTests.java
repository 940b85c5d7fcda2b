package io.mockloop.migrations.engine.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Times as defaults are those of each database, whatever Java would write. */
@OnEachDatabase
class DefaultTimeTests extends ContractTests {

    private static final LocalDateTime AT = LocalDateTime.of(2026, 1, 2, 3, 4, 5, 600_000_000);

    DefaultTimeTests(TestDatabase server) {
        super(server);
    }

    private Row defaults() {
        database.execute("INSERT INTO t (id) VALUES (1)");
        return new JdbcTemplate(database.dataSource())
                .query("SELECT * FROM t", Row.mapper())
                .get(0);
    }

    @Test
    void localTimesAreReadAsTheyWereGiven() {
        manager(new Changing(
                        "1",
                        schema -> schema.createTable("t", table -> {
                            table.integer("id").primaryKey();
                            table.dateTime("a").notNull().defaultTo(AT);
                            table.date("b").notNull().defaultTo(LocalDate.of(2026, 1, 2));
                            table.time("c").notNull().defaultTo(LocalTime.of(3, 4));
                        })))
                .migrateToLatest();
        Row row = defaults();
        assertThat(row.getLocalDateTime("a")).isEqualTo(AT);
        assertThat(row.getLocalDate("b")).isEqualTo(LocalDate.of(2026, 1, 2));
        assertThat(row.getLocalTime("c")).isEqualTo(LocalTime.of(3, 4));
    }

    @Test
    void aPointInTimeIsOneOrRefused() {
        Instant instant = AT.toInstant(ZoneOffset.UTC);
        Changing change = new Changing(
                "1",
                schema -> schema.createTable("t", table -> {
                    table.integer("id").primaryKey();
                    table.timestamp("a").notNull().defaultTo(instant.atOffset(ZoneOffset.ofHours(5)));
                }));
        if (database.kind() == Database.MARIADB) {
            assertThat(failureOf(() -> manager(change).migrateToLatest()))
                    .hasMessageContaining("it reads no zone there. Give a LocalDateTime");
            assertThat(database.catalog()).isEmpty();
            return;
        }
        manager(change).migrateToLatest();
        if (database.kind() == Database.SQLITE) {
            assertThat(defaults().getString("a")).isEqualTo("2026-01-02 03:04:05.6");
        } else {
            database.execute("INSERT INTO t (id) VALUES (1)");
            String asUnixTime = database.kind() == Database.MYSQL ? "UNIX_TIMESTAMP(a)" : "EXTRACT(EPOCH FROM a)";
            assertThat(database.rows("SELECT " + asUnixTime + " FROM t").get(0)).startsWith("1767323045.6");
        }
    }
}
