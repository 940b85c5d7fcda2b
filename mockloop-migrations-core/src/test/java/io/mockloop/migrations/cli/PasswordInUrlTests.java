package io.mockloop.migrations.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.mockloop.migrations.cli.WrongInputFolder.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/**
 * A password with each printable character, not encoded, in each place that a URL has for one, or that somebody takes
 * for one: no part of it is ever told, be it by us, by a driver, or in a log.
 */
class PasswordInUrlTests {

    /** No three of these letters in a row stand in any other text. */
    private static final String HEAD = "qzxj";

    private static final String TAIL = "kvwq";

    @TempDir
    private static Path root;

    private static WrongInputFolder folder = new WrongInputFolder(Path.of(""));
    private static Properties before = new Properties();

    @BeforeAll
    static void fillFolder() {
        before = (Properties) System.getProperties().clone();
        folder = new WrongInputFolder(root).fill();
    }

    @AfterAll
    static void restoreProperties() {
        System.setProperties(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://u:{}@localhost:1/x",
                "postgres+asyncpg://u:{}@localhost:1",
                "mysql://u:{}@localhost:1/x",
                "mysql://u:{}@tcp(localhost:1)/x",
                "mariadb://u:{}@localhost:1/x?connectTimeout=1",
                "jdbc:postgresql://u:{}@localhost:1/x",
                "jdbc:mysql://u:{}@localhost:1/x",
                "jdbc:mariadb:sequential://u:{}@localhost:1/x?retriesAllDown=1",
                "jdbc:postgresql://localhost:1/x?user=u&password={}",
                "jdbc:postgresql://localhost:1/x?password={}&sslmode=disable",
                "jdbc:postgresql:x?user=u&password={}&port=1",
                "jdbc:postgresql:/localhost/x?password={}&port=1",
                "jdbc:mysql://localhost:1/x?user=u&password={}",
                "jdbc:mysql:/localhost:1/x?user=u&password={}",
                "jdbc:mysql://(host=localhost,port=1,user=u,password={})/x",
                "jdbc:mysql://address=(host=localhost)(port=1)(user=u)(password={})/x",
                "jdbc:mariadb://localhost:1/x?password={}&user=u",
                "jdbc:mariadb://address=(host=localhost)(port=1)(password={})/x",
                "postgresql://localhost:1/x;password={}",
                "mariadb://localhost:1/x&password={}",
                "jdbc:oracle:thin:u/{}@localhost",
                "jdbc:oracle://h/db?user=u&password={}",
                "jdbc:sqlserver://h;user=u;password={}",
                "jdbc:db2://h/db:user=u;password={};",
                "foo://u:{}@h/x",
                "u:{}@h/x",
                "u/{}@h",
                "sqlite://u:{}@h/x",
                "sqlite:///u:{}@h/x",
                "sqlite:///{dir}/app.db;password={}",
                "jdbc:sqlite:{dir}/app.db?password={}",
                "jdbc:sqlite:{dir}/app.db?nothing={}&x=1"
            })
    void isNeverTold(String form) throws IOException {
        for (char c = ' '; c <= '~'; c++) {
            // What is no letter is told as it is by what reads URLs; letters are all alike.
            if (Character.isLetterOrDigit(c) && c != 'a' && c != '0') {
                continue;
            }
            for (String password : List.of(c + HEAD + TAIL, HEAD + c + TAIL, HEAD + TAIL + c)) {
                String url = form.replace("{dir}", root.toString()).replace("{}", password);
                assertUntold(password, told(List.of("--url", url), Map.of()));
            }
        }
    }

    @Test
    void isNeverToldWhereverTheUrlComesFrom() throws IOException {
        for (String password : List.of(HEAD + "@" + TAIL, HEAD + "/" + TAIL, HEAD + "%" + TAIL)) {
            String url = "postgresql://u:" + password + "@localhost:1/x";
            assertUntold(password, told(List.of(), Map.of("MOCKLOOP_DATABASE_URL", url)));
            Path file = Files.writeString(root.resolve("x.yml"), "spring.datasource.url: '" + url + "'\n");
            assertUntold(password, told(List.of("--config", file.toString()), Map.of()));
        }
    }

    private static void assertUntold(String password, String told) {
        String lower = told.toLowerCase(Locale.ROOT);
        for (int i = 0; i + 3 <= password.length(); i++) {
            assertThat(lower)
                    .as(password)
                    .doesNotContain(password.substring(i, i + 3).toLowerCase(Locale.ROOT));
        }
    }

    /** Results, failures with their traces, and what is logged. */
    private static String told(List<String> options, Map<String, String> environment) throws IOException {
        List<String> args = new ArrayList<>(List.of("db", "status", "--output=json", "--verbose"));
        args.addAll(List.of("--locations", root + "/migrations"));
        args.addAll(options);
        Logger all = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        all.addAppender(logged);
        PrintStream[] streams = {System.out, System.err};
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream caught = new PrintStream(printed, true, UTF_8)) {
            System.setOut(caught);
            System.setErr(caught);
            Outcome outcome = folder.run(args, environment);
            StringBuilder told = new StringBuilder(outcome.out()).append(outcome.err());
            logged.list.forEach(event -> told.append(event.getFormattedMessage())
                    .append(
                            event.getThrowableProxy() == null
                                    ? ""
                                    : event.getThrowableProxy().getMessage()));
            return told.append(printed.toString(UTF_8)).toString();
        } finally {
            System.setOut(streams[0]);
            System.setErr(streams[1]);
            all.detachAppender(logged);
        }
    }
}
