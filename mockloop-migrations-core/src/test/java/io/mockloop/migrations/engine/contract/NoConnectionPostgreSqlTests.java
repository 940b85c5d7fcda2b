package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class NoConnectionPostgreSqlTests extends NoConnectionTests {

    NoConnectionPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }

    @Override
    String denied() {
        return "FATAL: .+ \\(SQLState 28P01\\)";
    }

    @Override
    String noDatabase() {
        return "FATAL: .*nothing_here.* \\(SQLState 3D000\\)";
    }

    @Override
    String noHost() {
        return ".+ \\(SQLState 08001; java\\.net\\.UnknownHostException: nobody\\.invalid[^)]*\\)";
    }

    @Override
    String refused() {
        return ".*localhost:1 .+ \\(SQLState 08001; java\\.net\\.ConnectException: .+\\)";
    }
}
