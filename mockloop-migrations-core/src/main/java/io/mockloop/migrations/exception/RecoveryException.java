package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Version;
import org.jspecify.annotations.Nullable;

/** A migration that was left half-done cannot be recovered in the way that is wanted. */
public final class RecoveryException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private static final String CHANGED = "RECOVERY_CHANGED";

    private RecoveryException(String code, @Nullable Version version, String what, String advice) {
        super(code, what, new Where(null, version, null), Consequence.NOTHING_RUN, Message.of(advice), null);
    }

    /** Another migration than the one that is named was left half-done. */
    public static RecoveryException another(Version version, String display) {
        return new RecoveryException(
                "RECOVERY_OF_ANOTHER",
                version,
                "Migration %s was not left half-done: %s was.".formatted(version, display),
                "Name that one, or none.");
    }

    /**
     * The statements that are done are others now.
     *
     * @param display the migration, as messages show it
     * @param what which one is, as a clause
     */
    public static RecoveryException changed(@Nullable Version version, String display, String what) {
        return new RecoveryException(
                CHANGED,
                version,
                "Migration %s cannot be completed: %s.".formatted(display, what),
                "Put back what stood there, and change only what comes after what is done; or roll it back. If it is right as"
                        + " it is, as with values that are others at each run, do the rest by hand, and note that (--by-hand).");
    }

    /**
     * Nobody knows whether a statement is done.
     *
     * @param statement its number, place and text
     */
    public static RecoveryException inDoubt(@Nullable Version version, String display, String statement) {
        return new RecoveryException(
                "RECOVERY_IN_DOUBT",
                version,
                "Migration %s cannot be completed before somebody says whether this was done, which neither its row"
                                .formatted(display)
                        + " nor the catalog tells: " + statement + ".",
                "Look at the database, and say whether it is done (--statement-done, --statement-not-done); or roll the"
                        + " migration back (--rollback).");
    }

    /**
     * Somebody says whether a statement is done, and it is known of each.
     *
     * @param known what is known, in sentences
     */
    public static RecoveryException sure(@Nullable Version version, String display, String known) {
        return new RecoveryException(
                "RECOVERY_NOT_IN_DOUBT",
                version,
                "Migration %s: no statement is in doubt: %s".formatted(display, known),
                "Say nothing of a statement (--statement-done, --statement-not-done). If the database tells you otherwise, finish"
                        + " it by hand, one way or the other, and note that (--by-hand).");
    }

    /**
     * What would be run isn't what was shown.
     *
     * @param what about which it is, as messages show it
     * @param difference in what they differ, as a clause
     */
    public static RecoveryException notAsShown(@Nullable Version version, String what, String difference) {
        return new RecoveryException(
                CHANGED,
                version,
                "What would be done now about %s isn't what was shown: %s.".formatted(what, difference),
                "Look at it again.");
    }

    /**
     * What it was to make was there before, so that nobody can tell whether its way back may remove it.
     *
     * @param statement its number, place and text
     */
    public static RecoveryException foreign(@Nullable Version version, String display, String statement) {
        return new RecoveryException(
                "RECOVERY_IN_DOUBT",
                version,
                "Migration %s failed since what it was to make is there: %s. That is not its own, and its way back may"
                                .formatted(display, statement)
                        + " remove it.",
                "Say what you want: complete it, in a file that leaves this out, or roll it back.");
    }

    /**
     * There is no backup that it can be recovered from.
     *
     * @param why a clause
     */
    public static RecoveryException noBackup(@Nullable Version version, String display, String why) {
        return new RecoveryException(
                "RECOVERY_NO_BACKUP",
                version,
                "Migration %s cannot be recovered from a backup: %s.".formatted(display, why),
                "Complete it, or take back what is done; or restore by hand what you know to be right (restore FILE).");
    }

    /**
     * What is to be run isn't there.
     *
     * @param why a sentence
     * @param advice what can be done in its place
     */
    public static RecoveryException impossible(@Nullable Version version, String display, String why, String advice) {
        return new RecoveryException(
                "RECOVERY_IMPOSSIBLE",
                version,
                "Migration %s cannot be recovered so: %s".formatted(display, why),
                advice);
    }
}
