package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.ClientProgram;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;
import java.nio.file.Path;

@Slow
class GoldenScriptMariaDbTests extends GoldenScriptTests {

    GoldenScriptMariaDbTests() {
        super(TestDatabase.mariaDb());
    }

    @Override
    ClientProgram client() {
        return ClientProgram.require("mariadb");
    }

    /** Comments are kept, as on the way through a driver: the bodies of routines hold them. */
    @Override
    void run(ClientProgram client, FreshDatabase database, Path script, Path folder) {
        client.reading(script)
                .mySql(
                        database.admin(),
                        folder,
                        folder.resolve("output.txt"),
                        "--comments",
                        "--batch",
                        "--default-character-set=utf8mb4");
    }

    @Override
    String tables() {
        return "SELECT concat('`', replace(table_name, '`', '``'), '`') FROM information_schema.tables"
                + " WHERE table_schema = database() AND table_type = 'BASE TABLE'"
                + " AND table_name NOT LIKE 'schema\\_version%' ORDER BY 1";
    }
}
