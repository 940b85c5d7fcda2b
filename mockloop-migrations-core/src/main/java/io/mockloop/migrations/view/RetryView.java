package io.mockloop.migrations.view;

import io.mockloop.migrations.RowRetry;
import java.util.List;

/**
 * What became of rows that were in quarantine, and were tried again.
 *
 * @param version the migration's version
 * @param done how many are done now
 * @param gone the keys of those that are not there any more
 * @param left those that failed again
 */
public record RetryView(String version, int done, List<String> gone, List<Left> left) implements View {

    /**
     * A row that is in quarantine still.
     *
     * @param key its key
     * @param error what it failed at
     */
    public record Left(String key, String error) implements View {}

    /** Copies the lists. */
    public RetryView {
        gone = List.copyOf(gone);
        left = List.copyOf(left);
    }

    /** The view of a result. */
    public static RetryView of(RowRetry retry) {
        return new RetryView(
                retry.version().toString(),
                retry.done(),
                retry.gone(),
                retry.left().stream()
                        .map(each -> new Left(each.key(), each.error()))
                        .toList());
    }
}
