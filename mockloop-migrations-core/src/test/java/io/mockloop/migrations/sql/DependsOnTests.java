package io.mockloop.migrations.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.dialect.mysql.MySqlRules;
import io.mockloop.migrations.dialect.sqlite.SqliteRules;
import io.mockloop.migrations.exception.ScriptException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DependsOnTests {

    private static List<DependsOn> read(@Nullable Section whole, SqlRules rules, String text) {
        return DependsOn.read(TestSource.of(text), whole, rules, StandardCharsets.UTF_8);
    }

    private static DependsOn at(int line, String... versions) {
        return new DependsOn(line, Arrays.stream(versions).map(Version::of).toList());
    }

    @Test
    void readsTheHeadOfAFile() {
        assertThat(
                        read(
                                Section.UP,
                                new SqliteRules(),
                                "-- licence\n-- depends-on: 1, 2.1\n\n-- depends-on: 3\nSELECT 1; -- depends-on: 4\n-- depends-on: 5\n"))
                .containsExactly(at(2, "1", "2.1"), at(4, "3"));
    }

    @Test
    void readsTheHeadOfTheWayUpWhereverItStands() {
        String text = """
                -- depends-on: 1
                -- migrate:down
                -- depends-on: 2
                SELECT '; -- migrate:up';
                -- migrate:up
                -- depends-on: 3
                SELECT 1;
                -- depends-on: 4
                """;

        assertThat(read(null, new SqliteRules(), text)).containsExactly(at(1, "1"), at(6, "3"));
    }

    @Test
    void readsCommentsAsTheDatabaseDoes() {
        assertThat(read(Section.UP, new MySqlRules(), "# depends-on: 1\nSELECT 1;"))
                .containsExactly(at(1, "1"));
        assertThat(read(Section.UP, new SqliteRules(), "# depends-on: 1\nSELECT 1;"))
                .isEmpty();
    }

    @Test
    void looksAtNothingBehindTheHead() {
        assertThat(read(Section.UP, new SqliteRules(), "-- depends-on: 1\nSELECT 1;\nSELECT 'open"))
                .containsExactly(at(1, "1"));
    }

    @Test
    void refusesAHeadThatIsWrong() {
        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> read(Section.UP, new SqliteRules(), "-- depends-on: one\nSELECT 1;"))
                .satisfies(e -> assertThat(e.code()).isEqualTo("BAD_DIRECTIVE"));
    }

    @Test
    void saysTheSameAsAWholeReading() {
        String text = "-- depends-on: 1, 2\n-- migrate:up\n-- depends-on: 2, 3\nSELECT 1;\n";

        assertThat(read(null, new SqliteRules(), text).stream()
                        .flatMap(each -> each.versions().stream())
                        .distinct())
                .containsExactlyElementsOf(Scripts.readMarked(text, Scripts.SQLITE)
                        .directives(Section.UP)
                        .dependsOn());
    }
}
