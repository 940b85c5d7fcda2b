package io.mockloop.migrations.testkit;

import io.mockloop.migrations.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Notes for {@code .ci/count-suites.sh} what each suite ran on which database: a line with the database, the suite, and
 * how many of its tests ran and were skipped. In the build's reports the databases of a suite have numbers, not names.
 */
public final class SuiteCount implements TestExecutionListener {

    private final Map<String, int[]> counts = new TreeMap<>();
    private @Nullable TestPlan plan;

    /** Made by JUnit, as a service. */
    public SuiteCount() {}

    @Override
    public synchronized void testPlanExecutionStarted(TestPlan started) {
        plan = started;
        counts.clear();
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        if (test.isTest()) {
            count(test, 1);
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        boolean failed = result.getStatus() == Status.FAILED;
        if (test.isTest() || failed) {
            Optional<Database> database = count(test, result.getStatus() == Status.ABORTED ? 1 : 0);
            if (failed && database.isPresent()) {
                System.out.println("Failed on " + database.get().displayName() + ": " + test.getUniqueId());
            }
        }
    }

    private synchronized Optional<Database> count(TestIdentifier test, int skipped) {
        Optional<Database> database = Optional.empty();
        String suite = "";
        for (TestIdentifier each = test; each != null; each = parent(each)) {
            if (each.getSource().orElse(null) instanceof ClassSource type) {
                suite = type.getClassName();
                String shown = each.getDisplayName();
                database = database.or(() -> named(shown)).or(() -> ending(type.getClassName()));
            }
        }
        String key = suite;
        database.ifPresent(on -> {
            int[] count = counts.computeIfAbsent(on + " " + key, any -> new int[2]);
            count[skipped]++;
        });
        return database;
    }

    private @Nullable TestIdentifier parent(TestIdentifier test) {
        return plan == null ? null : plan.getParent(test).orElse(null);
    }

    private static Optional<Database> named(String shown) {
        return Arrays.stream(Database.values())
                .filter(each -> shown.startsWith(each.displayName()))
                .findFirst();
    }

    /** A suite of one database has it in its name, as {@code SqlErrorOfPostgreSqlTests}. */
    private static Optional<Database> ending(String className) {
        String outer = className.replaceAll("\\$.*", "");
        return Arrays.stream(Database.values())
                .filter(each -> outer.matches("(?i).*" + each.name() + "(Tests|IT)"))
                .findFirst();
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan finished) {
        StringBuilder lines = new StringBuilder();
        counts.forEach((suite, count) -> lines.append("%s %d %d%n".formatted(suite, count[0], count[1])));
        Missing.notes()
                .map(notes -> notes.resolve("suites-" + ProcessHandle.current().pid() + ".txt"))
                .ifPresent(file -> append(file, lines.toString()));
    }

    private static void append(Path file, String lines) {
        try {
            Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
