package io.mockloop.migrations.dialect.sqlite.ddl;

import io.mockloop.migrations.dialect.sqlite.ddl.ConstraintText.Kind;
import java.util.List;
import java.util.Optional;

/**
 * A column in a table's text.
 *
 * @param first the token that is its name
 * @param typeEnd the token behind its type, which may have none
 * @param end the token behind its last
 */
public record ColumnText(String name, List<ConstraintText> constraints, int first, int typeEnd, int end) {

    /** Its first constraint of a kind. */
    public Optional<ConstraintText> the(Kind kind) {
        for (ConstraintText each : constraints) {
            if (each.kind() == kind) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** Whether it is computed. */
    public boolean isGenerated() {
        return the(Kind.GENERATED).isPresent();
    }
}
