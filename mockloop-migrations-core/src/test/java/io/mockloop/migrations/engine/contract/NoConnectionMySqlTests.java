package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class NoConnectionMySqlTests extends NoConnectionTests {

    NoConnectionMySqlTests() {
        super(TestDatabase.mySql());
    }

    @Override
    String denied() {
        return "Access denied for user '.+'@'.+' \\(using password: YES\\) \\(SQLState 28000, code 1045\\)";
    }

    @Override
    String noDatabase() {
        return "Access denied for user .+ to database 'nothing_here' \\(SQLState 42000, code 1044\\)";
    }

    @Override
    String noHost() {
        return "Communications link failure \\(SQLState 08S01; java\\.net\\.UnknownHostException: nobody\\.invalid[^)]*\\)";
    }

    @Override
    String refused() {
        return "Communications link failure \\(SQLState 08S01; java\\.net\\.ConnectException: .+\\)";
    }
}
