package io.mockloop.migrations.autoconfigure.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mockloop.migrations.MigrationStatus;
import io.mockloop.migrations.autoconfigure.run.ActivitySnapshot;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A migration that runs.
 *
 * @param version its version; none for a repeatable migration
 * @param statement the number of the statement that runs, from 1
 * @param of how many statements it has, where that is known
 * @param since when it was begun, in UTC
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunningDescriptor(
        @Nullable String version,
        @Nullable Integer statement,
        @Nullable Integer of,
        String since) {

    static @Nullable RunningDescriptor of(MigrationStatus.@Nullable Running running) {
        return running == null
                ? null
                : new RunningDescriptor(
                        Objects.toString(running.version(), null),
                        known(running.statement()),
                        known(running.of()),
                        running.since().toString());
    }

    static @Nullable RunningDescriptor of(ActivitySnapshot.@Nullable Progress progress) {
        if (progress == null) {
            return null;
        }
        String version = progress.execution().version();
        return new RunningDescriptor(
                version.isEmpty() ? null : version,
                known(progress.statement()),
                known(progress.execution().statements()),
                progress.since().toString());
    }

    private static @Nullable Integer known(int number) {
        return number == 0 ? null : number;
    }
}
