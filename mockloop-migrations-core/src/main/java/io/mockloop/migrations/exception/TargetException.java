package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.Remedy.CancelRows;
import io.mockloop.migrations.Remedy.Forget;
import io.mockloop.migrations.Remedy.MarkApplied;
import io.mockloop.migrations.Remedy.Recover;
import io.mockloop.migrations.Remedy.SetProperty;
import io.mockloop.migrations.Remedy.Skip;
import io.mockloop.migrations.Remedy.Usual;
import io.mockloop.migrations.Version;
import org.jspecify.annotations.Nullable;

/** A version was asked for that cannot be reached from here. */
public final class TargetException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private TargetException(String code, String what, Message advice) {
        this(code, null, what, advice);
    }

    /** One that is about a version alone. */
    private TargetException(String code, @Nullable Version version, String what, Message advice) {
        super(code, what, new Where(null, version, null), Consequence.NOTHING_RUN, advice, null);
    }

    /**
     * A version to go back to that no migration has.
     *
     * @param below the highest version that is applied below it; null if there is none
     * @param above the lowest version that is applied above it
     */
    public static TargetException neverThere(Version version, @Nullable Version below, Version above) {
        return new TargetException(
                "UNKNOWN_VERSION",
                version,
                "There is no migration with version %s to go back to, in the code or in the history."
                        .formatted(version),
                below == null
                        ? Message.of(
                                "None is applied below it: to undo all, name none. The next one above it is %s.", above)
                        : Message.of(
                                "Name one that is applied, which then stays: the nearest are %s below it, and %s above it.",
                                below, above));
    }

    /**
     * A migration to be skipped behind whose place the database is.
     *
     * @param script its file or class
     * @param current the version that the database is at
     */
    public static TargetException skippedLate(Version version, String script, Version current) {
        return new TargetException(
                "OUT_OF_ORDER",
                version,
                "Migration %s (%s) has no place in this run to be skipped at: it lies below the current version %s."
                        .formatted(version, script, current),
                Message.of("Note it as applied alone, first: %s.", new MarkApplied(version.toString())));
    }

    /** Something that needs a migration to be applied, and none is. */
    public static TargetException nothingApplied() {
        return new TargetException("NOT_APPLIED", "Nothing is applied.", Message.of("Migrate the database first."));
    }

    /** A version that no migration has. */
    public static TargetException unknown(Version version) {
        return new TargetException(
                "UNKNOWN_VERSION",
                version,
                "There is no migration with version %s.".formatted(version),
                Message.of("%s", Usual.CHOOSE_ANY));
    }

    /**
     * A migration to be noted as applied, behind which others would come late.
     *
     * @param late version and script of each
     */
    public static TargetException passedOver(Version version, String late) {
        return new TargetException(
                "OUT_OF_ORDER",
                version,
                "Migration %s cannot be noted as applied now: what is pending below it would come late: %s."
                        .formatted(version, late),
                Message.of(
                        "Apply all in their order, and note it in its place, with %s; note those, too; or set %s.",
                        new Skip(version.toString()), new SetProperty("out-of-order", "true")));
    }

    /**
     * A migration to be skipped that wouldn't be applied anyway.
     *
     * @param known whether there is one of this version
     */
    public static TargetException notSkipped(Version version, boolean known) {
        return known
                ? new TargetException(
                        "NOT_PENDING",
                        version,
                        "Migration %s cannot be skipped: it would not be applied by this run.".formatted(version),
                        Message.of("%s", Usual.CHOOSE_PENDING))
                : unknown(version);
    }

    /** An applied migration that the code doesn't have, to be undone and applied again. */
    public static TargetException notAgain(Version version) {
        return new TargetException(
                "UNKNOWN_VERSION",
                version,
                "Migration %s cannot be applied again once it is undone: the code does not have it.".formatted(version),
                Message.of("Put it back; or roll it back alone."));
    }

    /** A migration of rows that no row was tried of. */
    public static TargetException notBegun(Version version) {
        return new TargetException(
                "NOT_APPLIED",
                version,
                "Migration %s is not applied: none of its rows can be in quarantine.".formatted(version),
                Message.of("%s", Usual.CHOOSE_APPLIED));
    }

    /**
     * A migration that is to be halted, or to go on, and isn't at its rows.
     *
     * @param why what it is instead, behind "it"
     */
    public static TargetException notAtRows(Version version, String why) {
        return new TargetException(
                "NOT_AT_ROWS",
                version,
                "Nobody goes through the rows of migration %s: it %s.".formatted(version, why),
                Message.of("Choose one that is half-done, by its state."));
    }

    /**
     * A migration to be undone whose rows are gone through in the background.
     *
     * @param display version and script
     */
    public static TargetException inBackground(Version version, String display) {
        return new TargetException(
                "IN_BACKGROUND",
                version,
                "Migration %s cannot be undone: its rows are gone through in the background.".formatted(display),
                Message.of(
                        "Cancel it, and take back what is done: %s, then %s",
                        new CancelRows(version.toString()), new Recover(version.toString(), RecoveryKind.ROLLBACK)));
    }

    /** A migration to go on that was cancelled. */
    public static TargetException cancelled(Version version) {
        return new TargetException(
                "CANCELLED",
                version,
                "Migration %s was cancelled: it doesn't go on.".formatted(version),
                Message.of(
                        "Complete it, behind what is done: %s\nor take back what is done: %s",
                        new Recover(version.toString(), RecoveryKind.COMPLETE),
                        new Recover(version.toString(), RecoveryKind.ROLLBACK)));
    }

    /**
     * A migration whose rows are to be tried again, and that has none.
     *
     * @param script its file or class
     */
    public static TargetException notOfRows(String version, String script) {
        return new TargetException(
                "NOT_OF_ROWS",
                Version.of(version),
                "Migration %s (%s) is no DataMigration of the code: it has no rows to try again."
                        .formatted(version, script),
                Message.of("Choose one that is; or, if its class was deleted, put it back."));
    }

    /** An applied migration that the code doesn't have, to be compared with the code. */
    public static TargetException notInCode(Version version) {
        return new TargetException(
                "UNKNOWN_VERSION",
                version,
                "Migration %s is applied, and not in the code, so that there is nothing to accept.".formatted(version),
                Message.of(
                        "Put it back; or, if it was deleted on purpose, take it out of the history with %s.",
                        new Forget(version.toString())));
    }

    /**
     * An applied migration to be forgotten that the code has.
     *
     * @param script where the code has it
     */
    public static TargetException inCode(Version version, String script) {
        return new TargetException(
                "STILL_IN_CODE",
                version,
                "Migration %s cannot be forgotten: the code has it (%s), and would apply it once more."
                        .formatted(version, script),
                Message.of("Delete it from the code first; or, if it is to be undone, roll it back."));
    }

    /**
     * An applied migration to be forgotten that others of the code depend on.
     *
     * @param dependents version and script of each
     */
    public static TargetException dependedOn(Version version, String dependents) {
        return new TargetException(
                "HAS_DEPENDENTS",
                version,
                "Migration %s cannot be forgotten: others of the code depend on it: %s.".formatted(version, dependents),
                Message.of("Take it out of what they depend on first: on a new database they couldn't run either."));
    }

    /** The version that the database was taken over at, to be forgotten. */
    public static TargetException isBaseline(Version version) {
        return new TargetException(
                "BELOW_BASELINE",
                version,
                "Version %s cannot be forgotten: the database was taken over at it (its baseline), and all below it would be pending."
                        .formatted(version),
                Message.of("Choose a migration that was applied, and was deleted from the code."));
    }

    /** A target below the current version, when only up was asked for. */
    public static TargetException below(Version target, @Nullable Version current) {
        return new TargetException(
                "TARGET_BELOW_CURRENT",
                "Target version %s is lower than current version %s.".formatted(target, current),
                Message.of("%s", Usual.ROLL_BACK));
    }

    /** A target that isn't below the current version, when down was asked for. */
    public static TargetException notBelow(Version target, @Nullable Version current) {
        return new TargetException(
                "TARGET_NOT_BELOW_CURRENT",
                "Target version %s is not lower than current version %s."
                        .formatted(target, current == null ? Version.NONE : current),
                Message.of("Choose a version below the current one, or none."));
    }

    /**
     * More migrations to be undone than are applied.
     *
     * @param takenOver whether the database was taken over at a version
     */
    public static TargetException tooManySteps(int steps, int applied, boolean takenOver) {
        return new TargetException(
                "TOO_MANY_STEPS",
                "%d %s cannot be undone: %s."
                        .formatted(
                                steps,
                                steps == 1 ? "migration" : "migrations",
                                applied == 0
                                        ? "none is applied"
                                        : applied == 1 ? "1 is applied" : applied + " are applied"),
                Message.of(
                        "%s%s.",
                        applied == 0 ? "There is nothing to undo" : "Ask for %d at most".formatted(applied),
                        takenOver ? "; a version that the database was taken over at is never undone" : ""));
    }

    /** A target below the baseline. */
    public static TargetException belowBaseline(Version target, Version baseline) {
        return new TargetException(
                "BELOW_BASELINE",
                "Version %s cannot be rolled back to or undone: the database was taken over at version %s (its baseline)."
                        .formatted(target, baseline),
                Message.of("Choose a version that is not below the baseline."));
    }

    /** A file to be run that isn't pending. */
    public static TargetException notPending(String script) {
        return new TargetException(
                "NOT_PENDING",
                "%s is not pending.".formatted(script),
                Message.of("Ask for what is pending again: another process may have run it."));
    }

    /** A migration to be applied that is applied already. */
    public static TargetException alreadyApplied(Version version) {
        return new TargetException(
                "ALREADY_APPLIED",
                version,
                "Migration %s is applied already.".formatted(version),
                Message.of("%s", Usual.CHOOSE_PENDING));
    }

    /** A migration to be undone that isn't applied. */
    public static TargetException notApplied(Version version) {
        return new TargetException(
                "NOT_APPLIED",
                version,
                "Migration %s is not applied.".formatted(version),
                Message.of("%s", Usual.CHOOSE_APPLIED));
    }

    /**
     * A migration to be undone that others depend on which stay applied.
     *
     * @param dependents version and script of each
     */
    public static TargetException neededBy(Version version, String dependents) {
        return new TargetException(
                "HAS_DEPENDENTS",
                version,
                "Migration %s cannot be undone: others that depend on it stay applied: %s."
                        .formatted(version, dependents),
                Message.of("Undo those first, or roll back to a version below all of them."));
    }

    /** A baseline for a database that has applied migrations. */
    public static TargetException baselineTooLate(Version version, Version current) {
        return new TargetException(
                "BASELINE_TOO_LATE",
                "The database cannot be taken over at version %s: its history is at version %s already."
                        .formatted(version, current),
                Message.of("A baseline is for a database that has no history yet."));
    }
}
