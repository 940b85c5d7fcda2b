package io.mockloop.migrations.engine.contract.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A password with each printable character, not encoded, in each place that the URL of an application's data source has
 * for one, or that somebody takes for one: no part of it is told with a failure, nor by its causes.
 */
class PasswordInDataSourceUrlTests {

    /** No three of these letters in a row stand in any other text. */
    private static final String HEAD = "qzxj";

    private static final String TAIL = "kvwq";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://u:{}@localhost:1/x",
                "jdbc:postgresql://localhost:1/x?user=u&password={}",
                "jdbc:postgresql://localhost:1/x?password={}&sslmode=disable",
                "jdbc:postgresql:x?user=u&password={}&port=1",
                "jdbc:postgresql:/localhost/x?password={}&port=1",
                "jdbc:postgresql://localhost:1/x;password={}",
                "jdbc:mysql://u:{}@localhost:1/x",
                "jdbc:mysql://localhost:1/x?user=u&password={}",
                "jdbc:mysql:/localhost:1/x?user=u&password={}",
                "jdbc:mysql://(host=localhost,port=1,user=u,password={})/x",
                "jdbc:mysql://address=(host=localhost)(port=1)(user=u)(password={})/x",
                "jdbc:mariadb://u:{}@localhost:1/x",
                "jdbc:mariadb:sequential://u:{}@localhost:1/x?retriesAllDown=1",
                "jdbc:mariadb://localhost:1/x?password={}&user=u",
                "jdbc:mariadb://localhost:1/x&password={}",
                "jdbc:mariadb://address=(host=localhost)(port=1)(password={})/x",
                "jdbc:oracle:thin:u/{}@localhost",
                "jdbc:sqlserver://h;user=u;password={}",
                "u:{}@h/x",
                "jdbc:sqlite:{dir}/nowhere/app.db?password={}",
                "jdbc:sqlite:{dir}/nowhere/app.db;password={}"
            })
    void isNeverTold(String form) {
        for (char c = ' '; c <= '~'; c++) {
            // What is no letter is told as it is by what reads URLs; letters are all alike.
            boolean isAlike = Character.isLetterOrDigit(c) && c != 'a' && c != '0';
            // Another host begins with it, which Connector/J looks up for half a minute.
            boolean isSlow = c == ',' && form.startsWith("jdbc:mysql:");
            if (isAlike || isSlow) {
                continue;
            }
            for (String password : List.of(c + HEAD + TAIL, HEAD + c + TAIL, HEAD + TAIL + c)) {
                assertUntold(password, form.replace("{dir}", folder.toString()).replace("{}", password));
            }
        }
    }

    private void assertUntold(String password, String url) {
        StringWriter told = new StringWriter();
        ContractTests.failureOf(() -> MigrationManagerBuilder.forDataSource(new DriverManagerDataSource(url))
                        .locations("file:" + folder)
                        .build()
                        .status())
                .printStackTrace(new PrintWriter(told));
        String lower = told.toString().toLowerCase(Locale.ROOT);
        for (int i = 0; i + 3 <= password.length(); i++) {
            assertThat(lower)
                    .as(url)
                    .doesNotContain(password.substring(i, i + 3).toLowerCase(Locale.ROOT));
        }
    }
}
