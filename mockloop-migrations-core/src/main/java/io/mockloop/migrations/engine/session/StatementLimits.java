package io.mockloop.migrations.engine.session;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.SetProperty;
import io.mockloop.migrations.exception.TimeInWords;
import io.mockloop.migrations.settings.InvalidSettingException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long the statements of a run may take, and wait.
 *
 * @param lockTimeout how long one that changes the schema waits for what others have locked; zero for as long as the
 *     session lets it
 * @param retries how often it is tried again after that
 * @param statementTimeout how long any statement may take, unless its file says it; null for no limit
 */
public record StatementLimits(
        Duration lockTimeout, int retries, @Nullable Duration statementTimeout) {

    /** Databases can still count it. */
    private static final Duration LONGEST = Duration.ofDays(20);

    /** Checks the values. */
    public StatementLimits {
        require("ddl.lock-timeout", lockTimeout);
        if (statementTimeout != null) {
            require("statement-timeout", statementTimeout);
        }
        if (retries < 0) {
            throw new InvalidSettingException(
                    Message.of("%s is negative: %s", new SetProperty("ddl.retries"), retries), null);
        }
    }

    private static void require(String name, Duration time) {
        if (time.isNegative() || time.compareTo(LONGEST) > 0) {
            String why = time.isNegative() ? "is negative" : "is longer than %d days".formatted(LONGEST.toDays());
            throw new InvalidSettingException(
                    Message.of("%s %s: %s", new SetProperty(name), why, TimeInWords.of(time)), null);
        }
    }

    /**
     * How long each statement of a file may take; null for no limit.
     *
     * @param ofFile what the file says; null if it says nothing
     */
    public @Nullable Duration timeout(@Nullable Duration ofFile) {
        return ofFile != null || statementTimeout == null || statementTimeout.isZero() ? ofFile : statementTimeout;
    }
}
