package io.mockloop.migrations.cli.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

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

    @Mixin
    private CommonOptions common = new CommonOptions();

    /** The options that all commands have. */
    public final CommonOptions common() {
        return common;
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
