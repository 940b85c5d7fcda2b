package io.mockloop.migrations.engine.contract.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.Meter;
import io.mockloop.migrations.settings.SchemaCheck;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

/** How often runs read the structure of the schema that they compare, record and write to a file. */
@OnEachDatabase
class SchemaReadingTests extends ContractTests {

    SchemaReadingTests(TestDatabase server) {
        super(server);
    }

    private MigrationManager manager(Meter meter) {
        return MigrationManagerBuilder.forDataSource(meter.dataSource())
                .locations(folder.location())
                .validateSchema(SchemaCheck.FAIL)
                .schemaFile(path.resolve("schema.sql"))
                .build();
    }

    private long readings(String part) throws SQLException {
        try (Meter meter = Meter.on(database, true)) {
            MigrationManager manager = manager(meter);
            meter.reset();
            manager.migrateToLatest();
            return meter.count().statements().stream().filter(part::equals).count();
        }
    }

    /** Of what a comparison sends beside its own tables' queries, the longest is one of the catalog. */
    private String part() throws SQLException {
        try (Meter meter = Meter.on(database, true)) {
            MigrationManager manager = manager(meter);
            meter.reset();
            manager.validateSchema();
            return meter.count().statements().stream()
                    .filter(each -> !each.contains("schema_version"))
                    .max(Comparator.comparingInt(String::length))
                    .orElseThrow();
        }
    }

    @Test
    void aRunReadsItOnceBeforeAndOnceBehindAndOneThatHasNothingToDoReadsItOnce() throws SQLException {
        folder.with("V1__first.sql", "CREATE TABLE first (id INT NOT NULL PRIMARY KEY);");
        builder().validateSchema(SchemaCheck.WARN).build().migrateToLatest();
        String part = part();
        assertThat(readings(part)).isEqualTo(1);
        folder.with("V2__second.sql", "CREATE TABLE second (id INT);");
        assertThat(readings(part)).isEqualTo(2);
        assertThat(path.resolve("schema.sql")).content().contains("second");
        assertThat(manager().validateSchema().isValid()).isTrue();
    }
}
