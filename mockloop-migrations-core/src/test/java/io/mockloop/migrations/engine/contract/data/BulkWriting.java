package io.mockloop.migrations.engine.contract.data;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.engine.contract.Coded;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.settings.OnMissing;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes many rows of one table, in a migration for each call. */
abstract class BulkWriting extends ContractTests {

    final TestDatabase server;
    private int version;

    BulkWriting(TestDatabase server) {
        super(server);
        this.server = server;
    }

    final void run(Coded.Work work) {
        builder()
                .baselineOnMigrate(true)
                .baselineVersion(Version.of("0"))
                .migrations(new Coded(String.valueOf(++version), work))
                .onMissing(OnMissing.IGNORE)
                .build()
                .migrateToLatest();
    }

    final void create(String columns) {
        database.execute("CREATE TABLE t (%s)".formatted(columns));
    }

    final List<String> table() {
        return database.rows("SELECT * FROM t ORDER BY 1, 2");
    }

    static Row row(@Nullable Object... namesAndValues) {
        Row row = Row.of(String.valueOf(namesAndValues[0]), namesAndValues[1]);
        for (int i = 2; i < namesAndValues.length; i += 2) {
            row = row.with(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return row;
    }
}
