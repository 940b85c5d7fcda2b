package io.mockloop.migrations.engine.contract.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import io.mockloop.migrations.testkit.Traits.NoConnection;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What a server or its driver says in place of a connection is told, whatever lies in between; a password never. */
@OnEachDatabase(that = That.IS_A_SERVER)
class NoConnectionTests extends ContractTests {

    private static final String WRONG = "wr0ng-secret";

    private final NoConnection said;

    NoConnectionTests(TestDatabase server) {
        super(server);
        said = server.traits().noConnection();
    }

    @Test
    void aWrongPasswordIsToldAsTheServerDoes() {
        assertTold(said.denied(), database.url(), WRONG);
    }

    @Test
    void aMissingDatabaseIsToldAsTheServerDoes() {
        String url = database.url().substring(0, database.url().lastIndexOf('/')) + "/nothing_here";
        assertTold(said.noDatabase(), url, database.password());
    }

    @Test
    void anUnknownHostIsToldAsTheDriverDoes() {
        assertTold(said.noHost(), at("nobody.invalid"), WRONG);
    }

    @Test
    void aRefusedPortIsToldAsTheDriverDoes() {
        assertTold(said.refused(), at("localhost:1"), WRONG);
    }

    @Test
    void aPasswordInTheUrlIsNotShownWithIt() {
        String url = at("localhost:1").replaceFirst("\\?.*", "") + "?user=me&password=" + WRONG;
        assertTold(said.refused(), new DriverManagerDataSource(url));
    }

    @Test
    void aPasswordOfWhichADriverTakesAPieceForAPortIsNotShown() {
        MigrationException failure = failure(new DriverManagerDataSource(at("me:wr0ng/secret@localhost:1")));
        assertThat(failure.description())
                .startsWith("Could not connect to the database at jdbc:" + kind()
                        + ":..., tried once.\nWhat the driver says isn't shown,");
        assertThat(stackTrace(failure)).doesNotContain("wr0ng", "secret");
    }

    private String kind() {
        return database.kind().name().toLowerCase(Locale.ROOT);
    }

    private String at(String host) {
        return database.url().replaceFirst("//[^/]+/", "//" + host + "/");
    }

    /** By the driver itself, and by a pool that has tried for a while and says so. */
    private void assertTold(String words, String url, String password) {
        assertTold(words, new DriverManagerDataSource(url, database.user(), password));
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(database.user());
        config.setPassword(password);
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(500);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            assertTold(words, new DelegatingDataSource(pool));
        }
    }

    private void assertTold(String words, DataSource dataSource) {
        MigrationException failure = failure(dataSource);
        assertThat(failure.description())
                .matches("Could not connect to the database at jdbc:" + kind() + "://[^?]+, tried once\\.\n" + words);
        assertThat(stackTrace(failure)).doesNotContain(WRONG);
    }

    private MigrationException failure(DataSource dataSource) {
        MigrationException failure = failureOf(() -> MigrationManagerBuilder.forDataSource(dataSource)
                .locations(folder.location())
                .build()
                .migrateToLatest());
        assertThat(failure.code()).isEqualTo("NO_CONNECTION");
        return failure;
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
