package io.mockloop.migrations.cli.command;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A command of {@code mockloop db}. */
public abstract sealed class DbCommand permits DatabaseCommand, LocalCommand {

    /** Done. */
    public static final int DONE = 0;
    /** Failed. */
    public static final int FAILED = 1;
    /** Asked for wrongly, or refused. */
    public static final int REFUSED = 2;
    /** Something is pending. */
    public static final int PENDING = 3;

    private @Nullable CommonOptions common;

    /** The options that all commands have. */
    public final CommonOptions common() {
        return Objects.requireNonNull(common);
    }

    /** Takes the options that all commands have, before anything else is asked. */
    public final void take(CommonOptions options) {
        common = options;
    }

    /**
     * What is wrong with the options together.
     *
     * @return a sentence; null where nothing is
     */
    public @Nullable String usageError() {
        return null;
    }
}
