package io.mockloop.migrations.engine.drift;

import io.mockloop.migrations.engine.history.HistoryNames;
import io.mockloop.migrations.engine.snapshot.ObjectId;
import java.util.function.Predicate;

/**
 * What belongs to the history.
 *
 * @param names of its tables
 */
public record OwnTables(HistoryNames names) implements Predicate<ObjectId> {

    @Override
    public boolean test(ObjectId id) {
        String table = id.table().isEmpty() ? id.name() : id.table();
        return names.all().contains(table)
                || (names.schema() != null
                        && table.startsWith(names.schema() + ".")
                        && names.all().contains(table.substring(names.schema().length() + 1)));
    }
}
