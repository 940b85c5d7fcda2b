package io.mockloop.migrations.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.exception.ScriptException;
import io.mockloop.migrations.sql.directive.Batch;
import io.mockloop.migrations.sql.placeholder.RangeStatement;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.Traits;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each folder {@code <database>/<case>} beside this class holds a script, {@code input.sql}, and what is to become of
 * it, {@code expected.txt}: each statement behind its line, or the error. What can be run lies directly in the
 * database's folder, text alone in {@code text}, errors in {@code refused}. MySQL's are read by MariaDB's rules, too,
 * unless {@code mysql-alone.txt} says why not. With {@code -Dgolden.write=true} an {@code expected.txt} that is missing
 * is written into the sources, to be read before it is kept.
 */
class GoldenFileTests {

    @TestFactory
    Stream<DynamicTest> givesTheStatementsOfEachFile() throws Exception {
        Path resources = Path.of(Objects.requireNonNull(GoldenFileTests.class.getResource("sqlite"))
                        .toURI())
                .resolveSibling(".")
                .normalize();
        List<String> cases;
        try (Stream<Path> files = Files.walk(resources)) {
            cases = files.filter(file -> file.endsWith("input.sql"))
                    .map(file -> resources.relativize(file).toString().replace('\\', '/'))
                    .map(file -> file.substring(0, file.lastIndexOf('/')))
                    .sorted()
                    .toList();
        }
        assertThat(cases).isNotEmpty();
        return cases.stream().flatMap(name -> {
            List<Traits> readers = TestDatabase.all().stream()
                    .map(TestDatabase::traits)
                    .filter(database -> isRead(resources, name, database.goldenFolders()))
                    .toList();
            assertThat(readers).as("who reads " + name).isNotEmpty();
            return readers.stream()
                    .map(database -> DynamicTest.dynamicTest(
                            name + " as " + own(database.goldenFolders()),
                            () -> verify(resources, name, database.rules())));
        });
    }

    /** One's own case, or another's of which one has none by that name. */
    private static boolean isRead(Path resources, String name, List<String> folders) {
        String folder = name.substring(0, name.indexOf('/'));
        Path instead = resources.resolve(own(folders)).resolve(name.substring(folder.length() + 1));
        return folder.equals(own(folders))
                || (folders.contains(folder)
                        && Files.notExists(instead.resolve("input.sql"))
                        && Files.notExists(resources.resolve(name).resolve(folder + "-alone.txt")));
    }

    private static String own(List<String> folders) {
        return folders.get(folders.size() - 1);
    }

    private static void verify(Path resources, String name, SqlRules rules) throws IOException {
        String actual = describe(Files.readString(resources.resolve(name).resolve("input.sql")), rules);
        Path expected = resources.resolve(name).resolve("expected.txt");
        if (!Files.exists(expected) && Boolean.getBoolean("golden.write")) {
            Path sources = Path.of("src/test/resources/io/mockloop/migrations/sql");
            Files.writeString(sources.resolve(name).resolve("expected.txt"), actual);
        }
        assertThat(expected).exists();
        assertThat(actual).isEqualTo(Files.readString(expected));
    }

    private static String describe(String input, SqlRules rules) throws IOException {
        ScriptSettings settings = new ScriptSettings(rules, Map.of(), Set.of(), true, Set.of("schema_version"));
        StringBuilder text = new StringBuilder();
        try {
            SqlScript script = SqlScript.read(new TestSource("input.sql", input), Section.UP, settings);
            for (Section section : Section.values()) {
                if (script.has(section)) {
                    describe(script, section, settings, text);
                }
            }
        } catch (ScriptException ex) {
            return ex.code() + " " + ex.description() + "\n";
        }
        return text.toString();
    }

    private static void describe(SqlScript script, Section section, ScriptSettings settings, StringBuilder text)
            throws IOException {
        text.append("== ").append(section).append(script.runsInTransaction(section) ? "" : " without transaction");
        text.append('\n');
        Batch batch = script.directives(section).batch();
        if (batch != null) {
            append(text, "ranges", batch.display() + " " + batch.size());
        }
        for (SqlStatement hoisted : script.hoisted(section)) {
            append(text, "before", hoisted.text());
        }
        int count = 0;
        try (ScriptStatements statements = script.statements(section)) {
            for (SqlStatement next = statements.next(); next != null; next = statements.next()) {
                append(text, String.valueOf(next.line()), next.text());
                if (batch != null) {
                    RangeStatement sent =
                            RangeStatement.of(next.text(), settings.rules().lexical());
                    append(text, "sent", sent.sql() + " " + sent.ends());
                }
                append(text, next);
                count++;
            }
        }
        assertThat(script.statementCount(section)).isEqualTo(count);
        SqlScript stored = SqlScript.stored(
                "stored",
                section,
                script.storedStatements(section, 100_000).orElseThrow(),
                script.runsInTransaction(section),
                settings);
        assertThat(stored.statementCount(section)).isEqualTo(count);
    }

    private static void append(StringBuilder text, SqlStatement statement) throws IOException {
        if (statement.copyData() != null) {
            StringWriter data = new StringWriter();
            statement.copyData().transferTo(data);
            append(text, "data", data.toString());
        }
    }

    private static void append(StringBuilder text, String label, String value) {
        text.append("%6s | ".formatted(label))
                .append(value.replace("\n", "\n       | "))
                .append('\n');
    }
}
