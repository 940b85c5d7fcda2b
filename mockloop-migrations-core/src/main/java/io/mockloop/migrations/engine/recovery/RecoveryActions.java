package io.mockloop.migrations.engine.recovery;

import io.mockloop.migrations.DataMigrationStatus.Halt;
import io.mockloop.migrations.Direction;
import io.mockloop.migrations.Message;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.Remedy.Recover;
import io.mockloop.migrations.Remedy.ResumeRows;
import io.mockloop.migrations.Remedy.Usual;
import io.mockloop.migrations.engine.history.HistoryRow;
import java.util.Objects;

/** What a person can do about a migration that is half-done. */
public final class RecoveryActions {

    private RecoveryActions() {}

    /**
     * What a person can do about a row whose migration is half-done.
     *
     * @param isBack whether what is half-done, or failed, is taking back what had been left before
     * @param done how many statements are
     * @param isWrong whether it failed by itself, so that going on as it is would only fail again
     */
    public static Message of(HistoryRow row, boolean isBack, int done, boolean isWrong) {
        String version = Objects.toString(row.version(), null);
        Recover complete = new Recover(version, RecoveryKind.COMPLETE);
        Recover rollback = new Recover(version, RecoveryKind.ROLLBACK);
        String what = row.direction() == Direction.UP ? row.script() : "its way back";
        String correct = "Correct %s%s, then ".formatted(what, done == 0 ? "" : " behind statement " + done);
        if (isBack) {
            return Message.of(
                    "%s: %s\nor complete what had been begun: %s",
                    isWrong ? correct + "take back the rest" : "Take back the rest", rollback, complete);
        }
        return Message.of(
                "%s: %s\nor take back what is done: %s",
                isWrong ? correct + "complete it" : "Complete it, behind what is done", complete, rollback);
    }

    /**
     * The same about one of rows, which goes on by itself.
     *
     * @param isBack whether what is half-done, or failed, is taking back what had been left before
     * @param isWrong whether it failed by itself, so that going on as it is would only fail again
     */
    public static Message ofRows(HistoryRow row, boolean isBack, boolean isWrong) {
        if (isBack || row.direction() == Direction.DOWN) {
            return of(row, isBack, 0, isWrong);
        }
        String version = Objects.toString(row.version(), null);
        return Message.of(
                """
                %s%s: it goes on behind the rows that are done
                or take back what is done: %s""",
                isWrong ? "Correct it, or the rows that it fails at, and " : "",
                isWrong ? "start again" : "Start again",
                new Recover(version, RecoveryKind.ROLLBACK));
    }

    /** The same about one of rows that was ordered to end. */
    public static Message ofHalted(HistoryRow row, Halt halt) {
        String version = String.valueOf(row.version());
        Recover rollback = new Recover(version, RecoveryKind.ROLLBACK);
        return halt != Halt.CANCELLED
                ? Message.of(
                        "Let it go on behind the rows that are done: %s, and %s\nor take back what is done: %s",
                        new ResumeRows(version), Usual.START_AGAIN, rollback)
                : Message.of(
                        "Complete it, behind the rows that are done: %s\nor take back what is done: %s",
                        new Recover(version, RecoveryKind.COMPLETE), rollback);
    }
}
