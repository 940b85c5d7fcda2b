package io.mockloop.migrations.sql;

import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The statements of changes of a schema, as they were read when they were found sound: they are in memory anyway, so
 * that nothing is gained by reading them again.
 *
 * @param statements all of them
 * @param takenBack of each that is stored, the number of the first statement of the change that it takes back; 0 if it
 *     takes back none, and no number at all if none is known
 */
record ChangeStatements(List<SqlStatement> statements, List<Integer> takenBack) {

    /** Copies the lists. */
    ChangeStatements {
        statements = List.copyOf(statements);
        takenBack = List.copyOf(takenBack);
    }

    ChangeStatements(List<SqlStatement> statements) {
        this(statements, List.of());
    }

    ChangeStatements takingBack(List<Integer> numbers) {
        return new ChangeStatements(statements, numbers);
    }

    /** Whether they can be given again as they are: the data of a COPY can be read once. */
    boolean isWhole() {
        return statements.stream().allMatch(each -> each.copyData() == null);
    }

    /** Those that are not of these kinds. */
    ScriptStatements without(Set<StatementKind> left) {
        Iterator<SqlStatement> given =
                statements.stream().filter(each -> !left.contains(each.kind())).iterator();
        return new ScriptStatements() {

            @Override
            public @Nullable SqlStatement next() {
                return given.hasNext() ? given.next() : null;
            }

            @Override
            public void close() {}
        };
    }
}
