package io.mockloop.migrations.engine.migration;

import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.engine.discovery.files.OtherSchemes;
import java.util.ArrayList;
import java.util.List;

/**
 * What a scan saw and did not take, since by its name it is no migration.
 *
 * @param numbered SQL files whose names begin with a number
 * @param classes those that are named like migrations
 * @param files all files
 * @param places where was looked
 */
public record PassedOver(List<String> numbered, List<String> classes, List<String> files, List<String> places) {

    private static final String CODE = "PASSED_OVER";

    private static final int MOST_NAMED = 10;

    /** Copies the lists. */
    public PassedOver {
        places = List.copyOf(places);
        numbered = List.copyOf(numbered);
        classes = List.copyOf(classes);
        files = List.copyOf(files);
    }

    /**
     * What is to be told of it.
     *
     * @param nothingFound whether there is nothing to migrate with
     */
    public List<Problem> warnings(boolean nothingFound) {
        List<Problem> warnings = new ArrayList<>();
        if (nothingFound) {
            add(
                    warnings,
                    ValidationResult.NO_MIGRATIONS,
                    "No migrations were found%s.%s Where they lie is said by locations and java-packages (--locations, --java-packages)."
                            .formatted(
                                    places.isEmpty() ? "" : " in " + String.join(", nor in ", places),
                                    files.isEmpty()
                                            ? ""
                                            : " What is there is named like none: %s.".formatted(some(files))));
        }
        if (!numbered.isEmpty()) {
            add(
                    warnings,
                    CODE,
                    "SQL files with a leading number are passed over: %s. Name what is to be run like %s, and move what is none out of the location."
                            .formatted(some(numbered), OtherSchemes.migrationOf(numbered.get(0))));
        }
        if (!classes.isEmpty()) {
            add(
                    warnings,
                    CODE,
                    "Classes that are named like migrations are passed over, since they don't implement"
                            + " io.mockloop.migrations.Migration: %s.".formatted(some(classes)));
        }
        return List.copyOf(warnings);
    }

    private static void add(List<Problem> warnings, String code, String text) {
        warnings.add(new Problem(code, null, null, text));
    }

    private static String some(List<String> names) {
        List<String> named = names.subList(0, Math.min(MOST_NAMED, names.size()));
        int more = names.size() - named.size();
        return String.join(", ", named) + (more == 0 ? "" : " and %d more".formatted(more));
    }
}
