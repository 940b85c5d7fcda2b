package io.mockloop.migrations;

import java.util.List;

/**
 * What became of the rows of a {@link DataMigration} that were in quarantine, and were tried again.
 *
 * @param version the migration's version
 * @param done how many are done now
 * @param gone those that are not there any more, or that its query doesn't have any more; they are out of quarantine
 * @param left those that failed again
 */
public record RowRetry(Version version, int done, List<String> gone, List<Left> left) {

    /**
     * A row that is in quarantine still.
     *
     * @param key its key, such as {@code id = 17}
     * @param error what it failed at
     */
    public record Left(String key, String error) {}

    /** Copies the lists. */
    public RowRetry {
        gone = List.copyOf(gone);
        left = List.copyOf(left);
    }
}
