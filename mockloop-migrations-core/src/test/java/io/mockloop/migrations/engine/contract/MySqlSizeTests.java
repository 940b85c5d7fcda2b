package io.mockloop.migrations.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.testkit.TestDatabase;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The servers of MySQL and MariaDB end a connection in the middle of a text that is too long for them. */
abstract class MySqlSizeTests extends SizeTests {

    MySqlSizeTests(TestDatabase server) {
        super(server);
    }

    @Test
    void aStatementThatIsTooLongForTheServerIsToldAsSuch() throws IOException {
        write("V1__long.sql", file -> {
            file.write("CREATE TABLE a (note VARCHAR(1100));\nINSERT INTO a VALUES ('in');\n");
            insert(file, 68_000);
        });
        assertThat(failureOf(() -> manager().migrateToLatest()))
                .hasMessageContaining("V1__long.sql:3")
                .hasMessageContaining("max_allowed_packet")
                .hasMessageContaining("the server takes less than 67108864")
                .hasMessageContaining("Statements done, and staying so: 1.");
        assertThat(count()).isZero();
    }
}
