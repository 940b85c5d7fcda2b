package io.mockloop.migrations.workspace;

import io.mockloop.migrations.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What new files hold: migrations that do nothing yet, and tell the writer what to write where. */
final class Templates {

    private static final String MAKE = "-- Write here the statements that make the change";
    private static final String UNDO = "-- Write here the statements that undo ";

    private Templates() {}

    /** Whether a file asks for the statements that make the change, and has none there. */
    static boolean asksForUp(String text) {
        return asks(text, MAKE);
    }

    /** Whether a file asks for the statements that undo it, and has none there. */
    static boolean asksForDown(String text) {
        return asks(text, UNDO);
    }

    private static boolean asks(String text, String comment) {
        return Stream.of(text.split("(?m)^(?=-- migrate:)", -1))
                .filter(part -> part.contains(comment))
                .anyMatch(part -> part.lines().allMatch(line -> line.isBlank() || line.startsWith("--")));
    }

    private static String versions(List<Version> versions, String separator) {
        return versions.stream().map(Version::toString).collect(Collectors.joining(separator));
    }

    /** The directives at the head of a file, with an empty line behind them. */
    private static String head(@Nullable String description, List<Version> dependsOn) {
        String head = (description == null ? "" : "-- description: " + description + "\n")
                + (dependsOn.isEmpty() ? "" : "-- depends-on: " + versions(dependsOn, ", ") + "\n");
        return head.isEmpty() ? "" : head + "\n";
    }

    /** Both ways in one file. */
    static String sections(@Nullable String description, List<Version> dependsOn) {
        return head(description, dependsOn) + """
                -- migrate:up
                -- Write here the statements that make the change, each with a semicolon at its end.

                -- migrate:down
                -- Write here the statements that undo it. If that is impossible, delete this section,
                -- and write as the first line of the file (with your reason) "-- irreversible: reason".
                """;
    }

    /** The way up in a file of its own. */
    static String up(@Nullable String description, List<Version> dependsOn, String undoFile) {
        return head(description, dependsOn) + """
                -- Write here the statements that make the change, each with a semicolon at its end.
                -- Those that undo it go into %s. If that is impossible, delete that file,
                -- and write as the first line of this one (with your reason) "-- irreversible: reason".
                """.formatted(undoFile);
    }

    /** The undo in a file of its own. */
    static String down(String file) {
        return """
                -- Write here the statements that undo %s, each with a semicolon at its end.
                """.formatted(file);
    }

    /** A class. */
    static String javaClass(String javaPackage, String name, @Nullable String description, List<Version> dependsOn) {
        List<String> said = new ArrayList<>();
        if (description != null) {
            said.add("description = " + literal(description));
        }
        if (dependsOn.size() == 1) {
            said.add("dependencies = " + literal(versions(dependsOn, "")));
        } else if (!dependsOn.isEmpty()) {
            said.add("dependencies = {\"" + versions(dependsOn, "\", \"") + "\"}");
        }
        String annotation = said.isEmpty() ? "" : "@MigrationInfo(" + String.join(", ", said) + ")\n";
        return """
                package %s;

                import io.mockloop.migrations.DatabaseConnection;
                import io.mockloop.migrations.Migration;
                %s
                %sclass %s implements Migration {

                    @Override
                    public void up(DatabaseConnection db) {
                        // Write here what makes the change, such as db.execute("ALTER TABLE ...").
                    }

                    @Override
                    public void down(DatabaseConnection db) {
                        // Write here what undoes it. If that is impossible, throw an UnsupportedOperationException,
                        // and annotate the class with @MigrationInfo(reversible = false): then this is never called.
                    }
                }
                """.formatted(
                javaPackage, said.isEmpty() ? "" : "import io.mockloop.migrations.MigrationInfo;\n", annotation, name);
    }

    private static String literal(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
