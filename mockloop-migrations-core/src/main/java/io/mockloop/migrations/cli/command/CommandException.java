package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.cli.output.Wording;
import io.mockloop.migrations.settings.InvalidSettingException;
import org.jspecify.annotations.Nullable;

/** A command that cannot be done as it was asked for. */
public final class CommandException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final int exitCode;

    private CommandException(String code, int exitCode, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.exitCode = exitCode;
    }

    /** What was typed is wrong, as the message says, with what to type. */
    public static CommandException usage(String message) {
        return new CommandException("USAGE", DbCommand.REFUSED, message, null);
    }

    /** A value that cannot be, be it typed or set. */
    public static CommandException usage(IllegalArgumentException cause) {
        String message = cause instanceof InvalidSettingException setting
                ? Wording.of(setting.text())
                : String.valueOf(cause.getMessage());
        return new CommandException("USAGE", DbCommand.REFUSED, message, cause);
    }

    /** What the command needs could not be made. */
    public static CommandException failed(String code, String message, Throwable cause) {
        return new CommandException(code, DbCommand.FAILED, message, cause);
    }

    /** It was not agreed to. */
    static CommandException notConfirmed(String message) {
        return new CommandException("NOT_CONFIRMED", DbCommand.REFUSED, message, null);
    }

    /** What is wrong, the same in each version. */
    public String code() {
        return code;
    }

    /** What the process ends with. */
    public int exitCode() {
        return exitCode;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
