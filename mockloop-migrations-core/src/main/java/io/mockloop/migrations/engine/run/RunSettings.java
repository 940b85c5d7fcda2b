package io.mockloop.migrations.engine.run;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.SetProperty;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.session.StatementLimits;
import io.mockloop.migrations.exception.TimeInWords;
import io.mockloop.migrations.settings.InvalidSettingException;
import io.mockloop.migrations.settings.SafetyMode;
import io.mockloop.migrations.settings.SchemaCheck;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How runs go.
 *
 * @param manager the manager's name
 * @param together whether all steps are one transaction
 * @param lockTimeout how long to wait for another process
 * @param limits how long its statements may take, and wait
 * @param baseline the version that a database with tables and without history is taken over at; null if it is refused
 * @param recovery what is to be recovered before
 * @param schemaCheck whether the schema is compared before, and recorded after
 * @param safety whether is looked before if the database is fit for it
 * @param schemaFile what the schema is written to after one that has changed something; null for nothing
 */
public record RunSettings(
        String manager,
        boolean together,
        Duration lockTimeout,
        StatementLimits limits,
        @Nullable Version baseline,
        RecoveryOrder recovery,
        SchemaCheck schemaCheck,
        SafetyMode safety,
        @Nullable Path schemaFile) {

    /** Clocks and databases can still count it. */
    private static final Duration LONGEST = Duration.ofDays(365);

    /** The same for what waits for another process no longer than that. */
    public RunSettings waiting(Duration most) {
        Duration shorter = lockTimeout.compareTo(most) < 0 ? lockTimeout : most;
        return new RunSettings(manager, together, shorter, limits, baseline, recovery, schemaCheck, safety, schemaFile);
    }

    /** Checks the values. */
    public RunSettings {
        if (lockTimeout.isNegative()) {
            throw wrong("is negative", lockTimeout);
        }
        if (lockTimeout.compareTo(LONGEST) > 0) {
            throw wrong("is longer than %d days".formatted(LONGEST.toDays()), lockTimeout);
        }
        if (baseline != null) {
            requireBaseline(baseline);
        }
    }

    static void requireBaseline(Version baseline) {
        if (baseline.equals(Version.NONE)) {
            throw new IllegalArgumentException("A database is taken over at a version, and 'none' is none");
        }
    }

    private static InvalidSettingException wrong(String why, Duration timeout) {
        return new InvalidSettingException(
                Message.of("%s %s: %s", new SetProperty("lock.timeout"), why, TimeInWords.of(timeout)), null);
    }
}
