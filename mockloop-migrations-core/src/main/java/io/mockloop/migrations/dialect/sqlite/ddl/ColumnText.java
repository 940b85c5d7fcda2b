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
record ColumnText(String name, List<ConstraintText> constraints, int first, int typeEnd, int end) {

    Optional<ConstraintText> the(Kind kind) {
        return constraints.stream().filter(each -> each.kind() == kind).findFirst();
    }

    boolean isGenerated() {
        return the(Kind.GENERATED).isPresent();
    }
}
