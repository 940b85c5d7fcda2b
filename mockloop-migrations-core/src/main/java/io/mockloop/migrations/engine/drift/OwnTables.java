package io.mockloop.migrations.engine.drift;

import io.mockloop.migrations.engine.history.HistoryNames;
import io.mockloop.migrations.engine.snapshot.ObjectId;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** What belongs to the history. */
public final class OwnTables implements Predicate<ObjectId> {

    private final Set<String> tables;

    /** The tables of these names, in their schema and in the current one. */
    public OwnTables(HistoryNames names) {
        tables = new HashSet<>(names.all());
        if (names.schema() != null) {
            names.all().forEach(each -> tables.add(names.schema() + "." + each));
        }
    }

    @Override
    public boolean test(ObjectId id) {
        return tables.contains(id.table().isEmpty() ? id.name() : id.table());
    }
}
