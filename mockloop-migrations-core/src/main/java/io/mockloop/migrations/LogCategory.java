package io.mockloop.migrations;

/** Loggers that say one kind of thing, so that it can be heard, or left out, by itself. */
public enum LogCategory {
    /** That another process is waited for. */
    WAIT("io.mockloop.migrations.wait"),
    /** What fails, and why, before the exception is thrown that says it as well. */
    FAILURE("io.mockloop.migrations.failure");

    private final String logger;

    LogCategory(String logger) {
        this.logger = logger;
    }

    /** The logger's name. */
    public String logger() {
        return logger;
    }
}
