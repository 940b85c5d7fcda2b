package io.mockloop.migrations.exception;

/** What a failure has left of what was to be done. */
public sealed interface Consequence {

    /** No migration was begun. */
    Consequence NOTHING_RUN = new NothingDone("Nothing was run.");

    /** No migration was begun, and no history either. */
    Consequence NOTHING_WRITTEN = new NothingDone("Nothing was written and nothing was run.");

    /** That of a failure which doesn't say it: nothing was run, as nothing had begun. */
    Consequence NOT_BEGUN = new NothingDone("");

    /** Nothing of what was to be done was begun. */
    Consequence NOTHING_DONE = new NothingDone("Nothing of it was done.");

    /** All of the migration was rolled back. */
    Consequence ROLLED_BACK = new RolledBack("It was rolled back: nothing of it is left.");

    /** The same as a sentence; empty if it goes without saying. */
    String sentence();

    /** Nothing was changed. */
    record NothingDone(String sentence) implements Consequence {}

    /** What had been changed was rolled back. */
    record RolledBack(String sentence) implements Consequence {}

    /**
     * A part was done, and stays so.
     *
     * @param statements how many statements were
     */
    record StatementsDone(int statements, String sentence) implements Consequence {}

    /** What came before is done, and stays so. */
    record Done(String sentence) implements Consequence {}

    /** What was done isn't known. */
    record Unknown(String sentence) implements Consequence {}
}
