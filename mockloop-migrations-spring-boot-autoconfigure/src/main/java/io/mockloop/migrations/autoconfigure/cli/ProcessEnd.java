package io.mockloop.migrations.autoconfigure.cli;

/** The end of the process, in place of the application's start. */
final class ProcessEnd {

    private ProcessEnd() {}

    /** Does not return. */
    static void with(int exitCode) {
        System.out.flush();
        System.err.flush();
        System.exit(exitCode);
    }
}
