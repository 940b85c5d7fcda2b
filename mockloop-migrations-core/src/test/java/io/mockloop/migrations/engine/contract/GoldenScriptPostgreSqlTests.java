package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.ClientProgram;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;
import java.nio.file.Path;

@Slow
class GoldenScriptPostgreSqlTests extends GoldenScriptTests {

    GoldenScriptPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }

    @Override
    ClientProgram client() {
        return ClientProgram.require("psql");
    }

    @Override
    void run(ClientProgram client, FreshDatabase database, Path script, Path folder) {
        client.postgreSql(
                database.admin(),
                folder,
                folder.resolve("output.txt"),
                "-X",
                "-q",
                "-v",
                "ON_ERROR_STOP=1",
                "-f",
                script.toString());
    }

    @Override
    String tables() {
        return "SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) FROM information_schema.tables"
                + " WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')"
                + " AND table_name NOT LIKE 'schema\\_version%' ORDER BY 1";
    }
}
