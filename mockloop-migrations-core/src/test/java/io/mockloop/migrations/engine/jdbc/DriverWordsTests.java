package io.mockloop.migrations.engine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.exception.DatabaseWords;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DriverWordsTests {

    private static SQLException said(String message) {
        return new SQLException(message, "08001");
    }

    private static String text(Throwable failure) {
        return DriverWords.of(failure).text();
    }

    @Test
    void areTheFirstLineAndTheCodes() {
        assertThat(text(new SQLException("\nAccess denied for user 'me'@'10.0.0.7'\nmore", "28000", 1045)))
                .isEqualTo("Access denied for user 'me'@'10.0.0.7' (SQLState 28000, code 1045)");
        assertThat(text(new SQLException("(conn=17) Table 'a' doesn't exist", "42S02", 1146)))
                .isEqualTo("Table 'a' doesn't exist (SQLState 42S02, code 1146)");
    }

    @Test
    void nameNoCodeThatIsNotThere() {
        assertThat(text(new SQLException("FATAL: no such database", "3D000", 0)))
                .isEqualTo("FATAL: no such database (SQLState 3D000)");
        assertThat(text(new SQLException("path to '/x/app.db': '/x' does not exist")))
                .isEqualTo("path to '/x/app.db': '/x' does not exist");
        assertThat(text(new SQLException(null, "08001", 0))).isEqualTo("java.sql.SQLException (SQLState 08001)");
    }

    @Test
    void areTheServersWhereAPoolStandsBeforeIt() {
        SQLException ofPool = new SQLTransientConnectionException(
                "HikariPool-1 - Connection is not available, request timed out after 30000ms",
                "08001",
                said("refused"));
        assertThat(text(new IllegalStateException(ofPool))).isEqualTo("refused (SQLState 08001)");
        assertThat(text(new SQLTransientConnectionException("HikariPool-1 - Connection is not available")))
                .isEqualTo("HikariPool-1 - Connection is not available");
    }

    @Test
    void tellWhatTheDriverCameUpon() {
        SQLException failure = said("Communications link failure\n\nThe last packet sent was 0 milliseconds ago.");
        failure.initCause(new IllegalStateException(new ConnectException("Connection refused\nand more")));
        assertThat(text(failure))
                .isEqualTo("Communications link failure"
                        + " (SQLState 08001; java.net.ConnectException: Connection refused)");
        assertThat(text(new IllegalStateException("no data source for tenant 'a'")))
                .isEqualTo("java.lang.IllegalStateException: no data source for tenant 'a'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            refused, with password=hush-hush                            | refused, with password=...
            no driver for jdbc:mysql://me:hush@db/app                   | no driver for jdbc:mysql:...
            no driver for jdbc:mysql://db/app?user=me&password=hush     | no driver for jdbc:mysql://db/app
            jdbc:mysql://db/app?password=hu hush refused                | jdbc:mysql://db/app...
            jdbc:mysql://db/app?password="hu'hush                       | jdbc:mysql://db/app...
            jdbc:mariadb://me:12 hush@db/app is none                    | jdbc:mariadb:...
            The URL 'postgresql://me:hush@db/app' is none               | The URL 'postgresql:...
            me:hush@db: Name or service not known                       | ...@db: Name or service not known
            no authority in 'me:hu@sh@db:1'                             | no authority in '...@db:1'
            path to '/x/app.db?password=hush': '/x' does not exist      | path to '/x/app.db?password=...
            """)
    void showNoPassword(String message, String shown) {
        DatabaseWords words = DriverWords.of(said(message));
        assertThat(words.text()).isEqualTo(shown + " (SQLState 08001)");
        assertThat(words.isWhole()).isFalse();
        assertThat(DriverWords.of(new SQLException("x", said(message))).text()).isEqualTo(words.text());
    }

    @Test
    void areNotWholeWhereAnotherExceptionThanTheirsHasAPassword() {
        SQLException above = new SQLException("for jdbc:mysql://db/app?password=hush", said("refused"));
        assertThat(DriverWords.of(above)).isEqualTo(new DatabaseWords("refused (SQLState 08001)", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Access denied for user 'me'@'172.17.0.1' (using password: YES)",
                "FATAL: no pg_hba.conf entry for host \"::1\", user \"me@corp\", no encryption",
                "Driver X claims to not accept jdbcUrl, jdbc:mariadb://db/app",
                "Cannot connect to jdbc:mysql://db/app?useSSL=false: see https://example.org/?x=y&z=1 for more"
            })
    void areLeftAsTheyAreWhereTheyHaveNone(String message) {
        assertThat(DriverWords.of(said(message))).isEqualTo(new DatabaseWords(message + " (SQLState 08001)", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://me:hu/sh@db/app",
                "jdbc:postgresql://me:hush@db/app",
                "jdbc:mysql://me:hu/sh@db/app",
                "jdbc:mysql://me:hu?sh@db/app",
                "jdbc:mysql://db/app?user=me&password=hu%sh",
                "jdbc:mysql:/me:hush@db/app",
                "jdbc:mariadb://me:hu#sh@db/app",
                "jdbc:mariadb://db/app&password=hush"
            })
    void areNotToldWhereADriverCouldTakeAPieceOfAPasswordForSomethingElse(String url) {
        DatabaseWords words = DriverWords.of(new SQLException("Incorrect port value : hu", "08000"), url);
        assertThat(words.text())
                .isEqualTo("What the driver says isn't shown, since it can hold a part of the password in the URL: give"
                        + " user and password beside the URL, not in it (SQLState 08000)");
        assertThat(words.isWhole()).isFalse();
    }

    @Test
    void areNotToldWhereTheyHoldThePasswordBeforeTheHost() {
        assertThat(DriverWords.of(said("Incorrect port value : hush@db"), "jdbc:mysql://me:hush@db/app")
                        .isWhole())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:sqlite:/home/me@corp/app.db",
                "jdbc:postgresql://db/app",
                "jdbc:postgresql://db:5432,db2:5432/app?user=me@corp&password=p@ss%2Fword&ssl=true",
                "jdbc:mysql://me:secret%2F@db/app?useSSL=false",
                "jdbc:aws-wrapper:postgresql://db/app",
                "jdbc:mariadb:loadbalance://a,b/app?password=x"
            })
    void areToldWhereTheUrlIsPlain(String url) {
        assertThat(DriverWords.of(said("no such database"), url))
                .isEqualTo(new DatabaseWords("no such database (SQLState 08001)", true));
    }
}
