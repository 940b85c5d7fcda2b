package io.mockloop.migrations.exception;

/**
 * What a failure has left of what was to be done.
 *
 * @param kind how much of it
 * @param statements how many statements are done, if a part of a migration is; else 0
 * @param sentence the same for people; empty if it goes without saying
 */
public record Consequence(Kind kind, int statements, String sentence) {

    /** How much of what was to be done is left. */
    public enum Kind {
        /** Nothing was changed. */
        NOTHING_DONE,
        /** What had been changed was rolled back. */
        ROLLED_BACK,
        /** Some statements were done, and stay so. */
        STATEMENTS_DONE,
        /** What came before is done, and stays so. */
        DONE,
        /** What was done isn't known. */
        UNKNOWN
    }

    /** No migration was begun. */
    public static final Consequence NOTHING_RUN = new Consequence(Kind.NOTHING_DONE, "Nothing was run.");

    /** No migration was begun, and no history either. */
    public static final Consequence NOTHING_WRITTEN =
            new Consequence(Kind.NOTHING_DONE, "Nothing was written and nothing was run.");

    /** That of a failure which doesn't say it: nothing was run, as nothing had begun. */
    public static final Consequence NOT_BEGUN = new Consequence(Kind.NOTHING_DONE, "");

    /** Nothing of what was to be done was begun. */
    public static final Consequence NOTHING_DONE = new Consequence(Kind.NOTHING_DONE, "Nothing of it was done.");

    /** All of the migration was rolled back. */
    public static final Consequence ROLLED_BACK =
            new Consequence(Kind.ROLLED_BACK, "It was rolled back: nothing of it is left.");

    /** Rows that were committed are done; no step was begun behind them. */
    public static final Consequence ROWS_STAY = new Consequence(Kind.DONE, "The rows that are done stay.");

    /** One that no number belongs to. */
    public Consequence(Kind kind, String sentence) {
        this(kind, 0, sentence);
    }

    /** A part of a migration was done, and stays so. */
    public static Consequence statementsDone(int statements) {
        String done = switch (statements) {
            case 0 -> "No statement is known to be done.";
            case 1 -> "Statement 1 is done, and stays.";
            default -> "Statements 1 to %d are done, and stay.".formatted(statements);
        };
        return new Consequence(Kind.STATEMENTS_DONE, statements, done);
    }

    /** What was to be taken back of a migration that is half-done is there as it was. */
    public static Consequence nothingTakenBack(int statements) {
        return new Consequence(
                Kind.STATEMENTS_DONE,
                statements,
                "Nothing was taken back. " + statementsDone(statements).sentence());
    }

    /**
     * What earlier transactions did is done, and stays so.
     *
     * @param table the history table
     */
    public static Consequence committedBefore(String table) {
        return new Consequence(Kind.DONE, "What was committed before is in %s.".formatted(table));
    }

    /** The same, and what there is to say beside. */
    public Consequence and(String more) {
        return new Consequence(kind, statements, sentence + " " + more);
    }
}
