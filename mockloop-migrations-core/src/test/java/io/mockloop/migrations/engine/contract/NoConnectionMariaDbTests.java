package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class NoConnectionMariaDbTests extends NoConnectionTests {

    NoConnectionMariaDbTests() {
        super(TestDatabase.mariaDb());
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
        return "Socket fail to connect to nobody\\.invalid.* \\(SQLState 08000; java\\.net\\.UnknownHostException: nobody\\.invalid[^)]*\\)";
    }

    @Override
    String refused() {
        return "Socket fail to connect to localhost:1.* \\(SQLState 08000; java\\.net\\.ConnectException: .+\\)";
    }
}
