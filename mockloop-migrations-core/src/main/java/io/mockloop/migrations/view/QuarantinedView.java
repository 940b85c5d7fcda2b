package io.mockloop.migrations.view;

import io.mockloop.migrations.AppliedMigration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many rows of a migration have failed, and are kept with their errors.
 *
 * @param version the migration's version
 * @param rows how many
 */
public record QuarantinedView(String version, int rows) implements View {

    /** Those that have any; null if none has. */
    public static @Nullable List<QuarantinedView> of(List<AppliedMigration> applied) {
        List<QuarantinedView> quarantined = applied.stream()
                .filter(each -> each.quarantined() > 0)
                .map(each -> new QuarantinedView(String.valueOf(each.version()), each.quarantined()))
                .toList();
        return quarantined.isEmpty() ? null : quarantined;
    }
}
