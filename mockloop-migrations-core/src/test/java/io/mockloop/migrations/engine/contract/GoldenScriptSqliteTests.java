package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.ClientProgram;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.nio.file.Path;

class GoldenScriptSqliteTests extends GoldenScriptTests {

    GoldenScriptSqliteTests() {
        super(TestDatabase.sqlite());
    }

    @Override
    ClientProgram client() {
        return ClientProgram.require("sqlite3");
    }

    @Override
    void run(ClientProgram client, FreshDatabase database, Path script, Path folder) {
        client.reading(script).sqlite(database.access(), folder.resolve("output.txt"));
    }

    @Override
    String tables() {
        return "SELECT '\"' || replace(name, '\"', '\"\"') || '\"' FROM sqlite_schema WHERE type = 'table'"
                + " AND name NOT LIKE 'schema\\_version%' ESCAPE '\\' ORDER BY 1";
    }
}
