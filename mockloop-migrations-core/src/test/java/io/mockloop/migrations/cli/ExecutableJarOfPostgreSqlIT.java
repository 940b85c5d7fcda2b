package io.mockloop.migrations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.testkit.ExecutableJar.Outcome;
import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

@Slow
class ExecutableJarOfPostgreSqlIT extends ExecutableJarOnDatabase {

    ExecutableJarOfPostgreSqlIT() {
        super(TestDatabase.postgreSql());
    }

    /** The driver asks for DateStyle ISO, and the database's own value has no effect any more. */
    @ParameterizedTest
    @ValueSource(strings = {"ISO, DMY", "SQL, YMD", "German", "NonEuropean", "ISO"})
    void datesAreReadAsTheOwnClientReadsThem(String style) throws IOException {
        String name = database.rows("SELECT current_database()").get(0);
        new JdbcTemplate(database.admin().dataSource())
                .execute("ALTER DATABASE %s SET datestyle = '%s'".formatted(name, style));
        String text = "CREATE TABLE d AS SELECT CAST('01-02-03' AS date) AS d;\n";
        write("V1__a.sql", text);
        Outcome outcome = jar.run("db", "migrate");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        List<String> ours = database.rows("SELECT d FROM d");
        database.execute("DROP TABLE d");
        database.traits().run(database.access(), Files.writeString(folder.resolve("a.sql"), text), folder);
        assertThat(ours).isEqualTo(database.rows("SELECT d FROM d"));
    }
}
