package io.mockloop.migrations.engine.adopt;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationAdoption.Adopted;
import io.mockloop.migrations.MigrationAdoption.LeftOut;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.history.AdoptedRow;
import io.mockloop.migrations.engine.history.AdoptedRow.Told;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.migration.ResolvedMigration;
import io.mockloop.migrations.engine.step.RunningStep;
import io.mockloop.migrations.exception.AdoptionException;
import io.mockloop.migrations.exception.AdoptionException.Kind;
import io.mockloop.migrations.exception.AdoptionException.Wrong;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is taken over, in its order, and all that is wrong with it. */
final class AdoptionDraft {

    private final OtherTable table;
    private final List<AdoptedRow> rows = new ArrayList<>();
    private final List<Adopted> adopted = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final List<Wrong> wrong = new ArrayList<>();

    AdoptionDraft(OtherTable table) {
        this.table = table;
    }

    /**
     * Takes what the code has.
     *
     * @param recorded what the library knows it by
     * @param remark null if there is nothing to say
     * @throws io.mockloop.migrations.exception.MigrationException if it cannot be read
     */
    void take(ResolvedMigration migration, Told told, String recorded, @Nullable String remark) {
        HistoryRow row = RunningStep.rowOf(migration, nextRank(), MigrationState.APPLIED);
        add(row, RunningStep.storedDown(migration), told, recorded, remark);
    }

    void takeBaseline(Version version, String description, Told told, String recorded, @Nullable String remark) {
        add(AdoptedRow.baseline(nextRank(), version, description), null, told, recorded, remark);
    }

    /**
     * Takes what the code lacks.
     *
     * @param script empty if nothing else tells its content, as in a row of the older format
     */
    void takeMissing(
            Version version,
            String description,
            MigrationType type,
            String script,
            @Nullable String checksum,
            Told told,
            String recorded,
            String remark) {
        HistoryRow row = new HistoryRow(
                nextRank(),
                version,
                description,
                type,
                script,
                checksum,
                null,
                MigrationState.APPLIED,
                Direction.UP,
                null);
        add(row, null, told, recorded, remark);
    }

    private int nextRank() {
        return rows.size() + 1;
    }

    private void add(HistoryRow row, @Nullable String down, Told told, String recorded, @Nullable String remark) {
        rows.add(new AdoptedRow(row, down, told, table.library().displayName()));
        adopted.add(new Adopted(row.version(), row.description(), row.type(), row.script(), recorded, remark));
    }

    void leave(String recorded, String reason) {
        leftOut.add(new LeftOut(recorded, reason));
    }

    void refuse(Kind kind, String what) {
        wrong.add(new Wrong(kind, what));
    }

    /**
     * All of it.
     *
     * @param nothing what to say if there is nothing to be taken
     * @throws AdoptionException if anything is wrong, or nothing is there
     */
    Adoption finished(String nothing) {
        if (!wrong.isEmpty()) {
            throw AdoptionException.refused(table.display(), wrong);
        }
        if (rows.isEmpty()) {
            throw AdoptionException.nothing(table.display(), nothing);
        }
        return new Adoption(table.library(), table.display(), rows, adopted, leftOut);
    }
}
