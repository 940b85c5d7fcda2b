package io.mockloop.migrations.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientSessionTests {

    private static final String MARIADB = "org.mariadb.jdbc.Driver";

    private static String variables(ClientSession session) {
        return session.properties().getProperty("sessionVariables");
    }

    @Test
    void aUrlWithoutVariablesStaysAsItIs() {
        ClientSession session = ClientSession.of(MARIADB, "jdbc:mariadb://h/d?a=1");
        assertThat(session.url()).isEqualTo("jdbc:mariadb://h/d?a=1");
        assertThat(variables(session)).startsWith("sql_mode=").endsWith(",NAMES utf8mb4");
    }

    /** What a URL sets itself stands behind, and so counts. */
    @ParameterizedTest
    @ValueSource(strings = {"?sessionVariables=", "?a=1&sessionVariables=", "?SESSIONVARIABLES="})
    void variablesOfTheUrlComeLast(String parameter) {
        ClientSession session = ClientSession.of(MARIADB, "jdbc:mariadb://h/d" + parameter + "sql_mode='ANSI'&b=2");
        assertThat(session.url())
                .isEqualTo("jdbc:mariadb://h/d" + parameter + variables(session) + ",sql_mode='ANSI'&b=2");
    }

    @Test
    void aCollationOfTheUrlIsKept() {
        assertThat(variables(ClientSession.of(MARIADB, "jdbc:mariadb://h/d?connectionCollation=utf8mb4_bin")))
                .doesNotContain("NAMES");
    }

    @Test
    void onlyTheJarsSessionsAreInUtc() {
        ClientSession session = ClientSession.of("com.mysql.cj.jdbc.Driver", "jdbc:mysql://h/d");
        assertThat(session.properties()).doesNotContainKey("connectionTimeZone");
        assertThat(session.inUtc().properties()).containsEntry("connectionTimeZone", "UTC");
    }

    @Test
    void otherDriversNeedNothing() {
        assertThat(ClientSession.of("org.sqlite.JDBC", "jdbc:sqlite:x.db")
                        .inUtc()
                        .properties())
                .isEmpty();
    }
}
