package io.mockloop.migrations.engine.migration;

import java.util.ArrayList;
import java.util.List;

/**
 * What a scan saw and did not take, since by its name it is no migration.
 *
 * @param numbered SQL files whose names begin with a number
 * @param classes those that are named like migrations
 * @param files all files
 */
public record PassedOver(List<String> numbered, List<String> classes, List<String> files) {

    private static final int MOST_NAMED = 10;

    /** Copies the lists. */
    public PassedOver {
        numbered = List.copyOf(numbered);
        classes = List.copyOf(classes);
        files = List.copyOf(files);
    }

    /**
     * What is to be told of it, a sentence each.
     *
     * @param nothingFound whether there is nothing to migrate with
     */
    public List<String> warnings(boolean nothingFound) {
        List<String> warnings = new ArrayList<>();
        if (nothingFound) {
            warnings.add("No migrations were found: neither in mockloop.migrations.locations, nor in java-packages,"
                    + " nor as beans."
                    + (files.isEmpty() ? "" : " What is there is named like none: %s.".formatted(some(files))));
        }
        if (!numbered.isEmpty()) {
            warnings.add("SQL files with a leading number are passed over: %s. Name what is to be run"
                            .formatted(some(numbered))
                    + " like V002__what_it_does.sql, and move what is none out of the location.");
        }
        if (!classes.isEmpty()) {
            warnings.add("Classes that are named like migrations are passed over, since they don't implement"
                    + " io.mockloop.migrations.Migration: %s.".formatted(some(classes)));
        }
        return List.copyOf(warnings);
    }

    private static String some(List<String> names) {
        List<String> named = names.subList(0, Math.min(MOST_NAMED, names.size()));
        int more = names.size() - named.size();
        return String.join(", ", named) + (more == 0 ? "" : " and %d more".formatted(more));
    }
}
