package io.mockloop.migrations.testing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a test of one migration has come to.
 *
 * @param version the migration's version; null of a repeatable one
 * @param script its file or class
 * @param reversible whether it has a way back; if not it is tested upwards alone
 * @param upSuccess whether it could be applied, again after it was undone, too
 * @param downSuccess whether it could be undone; no if that wasn't tried
 * @param errors why it couldn't, or wasn't tested
 * @param differences what is otherwise once it was undone, or applied again, in words
 * @param remarks what is to be known of the test, and is no fault of the migration
 */
public record TestResult(
        @Nullable String version,
        String script,
        boolean reversible,
        boolean upSuccess,
        boolean downSuccess,
        List<String> errors,
        List<String> differences,
        List<String> remarks) {

    /** Copies the lists. */
    public TestResult {
        errors = List.copyOf(errors);
        differences = List.copyOf(differences);
        remarks = List.copyOf(remarks);
    }

    /** Whether nothing is wrong. */
    public boolean isPassed() {
        return upSuccess && (downSuccess || !reversible) && errors.isEmpty() && differences.isEmpty();
    }

    /**
     * Fails a test, of whichever library, unless nothing is wrong.
     *
     * @throws AssertionError with all that is
     */
    public void assertPassed() {
        if (!isPassed()) {
            throw new AssertionError(toString());
        }
    }

    /** In words. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        lines.add("Migration %s(%s) %s"
                .formatted(version == null ? "" : version + " ", script, isPassed() ? "passed" : "failed"));
        errors.forEach(each -> lines.add(each.indent(2).stripTrailing()));
        differences.forEach(each -> lines.add("  " + each));
        remarks.forEach(each -> lines.add("  remark: " + each));
        return String.join("\n", lines);
    }
}
