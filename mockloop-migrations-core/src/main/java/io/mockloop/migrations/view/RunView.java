package io.mockloop.migrations.view;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.Message;
import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.MigrationRepair;
import io.mockloop.migrations.MigrationRepair.Kind;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.RecoveryPlan;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.Version;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a run did, or would do.
 *
 * @param executed the migrations, in the order of the run
 * @param currentVersion the highest version that is applied; none for none
 * @param dryRun whether nothing was changed
 * @param problems what is wrong and cannot be repaired; none if nothing is, or nothing was to be repaired
 * @param backup the backup that what is left half-done can be recovered from in place of that; none if there is none
 */
public record RunView(
        List<StepView> executed,
        @Nullable String currentVersion,
        boolean dryRun,
        @Nullable List<ProblemView> problems,
        @Nullable String backup)
        implements View {

    /** Copies the list. */
    public RunView {
        executed = List.copyOf(executed);
    }

    /**
     * One migration.
     *
     * @param version its version; none for a repeatable migration
     * @param description what it does
     * @param direction which way it ran
     * @param executionTime how long it took, in milliseconds; none for one that has not run
     * @param marked true if it is noted as applied, or undone, without being run; else none
     */
    public record StepView(
            @Nullable String version,
            String description,
            String direction,
            @Nullable Long executionTime,
            @Nullable Boolean marked)
            implements View {

        static StepView of(
                @Nullable Version version,
                String description,
                Direction direction,
                @Nullable Duration time,
                boolean marked) {
            return new StepView(
                    Objects.toString(version, null),
                    description,
                    direction.name(),
                    marked ? null : HistoryView.millis(time),
                    HistoryView.ifTrue(marked));
        }
    }

    /** The view of what a run did. */
    public static RunView of(MigrationResult result) {
        return new RunView(
                result.executed().stream()
                        .map(each -> StepView.of(
                                each.version(),
                                each.description(),
                                each.direction(),
                                each.executionTime(),
                                each.marked()))
                        .toList(),
                Objects.toString(result.currentVersion(), null),
                false,
                null,
                null);
    }

    /**
     * The view of what a run would do.
     *
     * @param current the version that the database is at
     */
    public static RunView of(MigrationPlan plan, @Nullable Version current) {
        return of(plan, current, null);
    }

    /**
     * The view of how a migration that was left half-done would be recovered.
     *
     * @param current the version that the database is at
     */
    public static RunView of(RecoveryPlan plan, @Nullable Version current) {
        return of(new MigrationPlan(List.of(plan.step())), current, plan.backup());
    }

    private static RunView of(MigrationPlan plan, @Nullable Version current, @Nullable Path backup) {
        Stream<StepView> rows = plan.rowsFirst().stream()
                .map(each -> StepView.of(each.version(), each.description(), Direction.UP, null, false));
        Stream<StepView> steps = plan.steps().stream()
                .map(each -> StepView.of(each.version(), each.description(), each.direction(), null, each.isMarked()));
        return new RunView(
                Stream.concat(rows, steps).toList(),
                Objects.toString(current, null),
                true,
                null,
                Objects.toString(backup, null));
    }

    /**
     * The view of a repair.
     *
     * @param left what is wrong and cannot be accepted
     * @param current the version that the database is at
     * @param words writes a text for those who are told
     */
    public static RunView of(
            List<MigrationRepair> repairs,
            ValidationResult left,
            @Nullable Version current,
            boolean dryRun,
            Function<Message, String> words) {
        return new RunView(
                repairs.stream().map(RunView::step).toList(),
                Objects.toString(current, null),
                dryRun,
                left.isValid() ? null : ProblemView.of(left, words),
                null);
    }

    private static StepView step(MigrationRepair repair) {
        return repair.kind() == Kind.FORGOTTEN
                ? StepView.of(repair.recordedVersion(), repair.description(), Direction.DOWN, null, false)
                : StepView.of(repair.version(), repair.description(), Direction.UP, null, false);
    }
}
