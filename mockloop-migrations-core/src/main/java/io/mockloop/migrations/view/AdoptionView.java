package io.mockloop.migrations.view;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationAdoption;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.view.RunView.StepView;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was, or would be, taken over from another library.
 *
 * @param executed what is noted as applied, in the order in which the library applied it
 * @param currentVersion the version that the database is at; none for none
 * @param dryRun whether nothing was changed
 * @param from the library
 * @param table its table, with its schema
 * @param leftOut what else is in it
 * @param pending what is pending then
 */
public record AdoptionView(
        List<StepView> executed,
        @Nullable String currentVersion,
        boolean dryRun,
        String from,
        String table,
        List<LeftOutView> leftOut,
        List<PendingView> pending)
        implements View {

    /**
     * Something that isn't taken over.
     *
     * @param recorded what the library knows it by
     * @param reason why it isn't
     */
    public record LeftOutView(String recorded, String reason) implements View {}

    /** Copies the lists. */
    public AdoptionView {
        executed = List.copyOf(executed);
        leftOut = List.copyOf(leftOut);
        pending = List.copyOf(pending);
    }

    /**
     * The view of one.
     *
     * @param current the version that the database is at
     */
    public static AdoptionView of(MigrationAdoption adoption, @Nullable Version current, boolean dryRun) {
        return new AdoptionView(
                adoption.adopted().stream()
                        .map(each -> StepView.of(each.version(), each.description(), Direction.UP, null, true))
                        .toList(),
                Objects.toString(current, null),
                dryRun,
                adoption.from().name(),
                adoption.table(),
                adoption.leftOut().stream()
                        .map(each -> new LeftOutView(each.recorded(), each.reason()))
                        .toList(),
                adoption.pending().stream().map(PendingView::of).toList());
    }
}
