package io.mockloop.migrations.engine.adopt;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.exception.AdoptionException.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What Flyway's rows come to: of each migration the last one counts, but that an undo, or its repair, takes it back.
 */
final class FlywayHistory {

    private final AdoptionDraft draft;
    private final Map<Object, FlywayRow> applied = new LinkedHashMap<>();
    private final Map<Object, FlywayRow> failed = new LinkedHashMap<>();
    private final Map<Object, String> takenBack = new HashMap<>();
    private final Map<Object, FlywayRow> before = new LinkedHashMap<>();

    /**
     * Over rows, in the order in which they were written.
     *
     * @param draft is told what is wrong with them, and what they don't come to
     */
    FlywayHistory(List<FlywayRow> rows, AdoptionDraft draft) {
        this.draft = draft;
        rows.forEach(this::add);
        failed.values()
                .forEach(row -> draft.refuse(
                        Kind.ADOPT_FAILED,
                        "%s has failed (type %s), as Flyway says.".formatted(row.display(), row.type())));
        before.keySet().removeAll(applied.keySet());
        before.forEach((key, row) -> draft.leave(row.display(), String.valueOf(takenBack.get(key))));
    }

    /** The rows of what is applied, in the order in which it was. */
    Collection<FlywayRow> applied() {
        return new ArrayList<>(applied.values());
    }

    private void add(FlywayRow row) {
        if (row.isOfSchema()) {
            draft.leave(row.display(), "it notes that Flyway made the schema");
            return;
        }
        Object key = row.version() == null
                ? row.description()
                : Version.parse(row.version()).orElse(null);
        if (key == null || !row.isKnown()) {
            draft.refuse(
                    Kind.ADOPT_UNKNOWN_ROW,
                    "%s, of type '%s', is nothing that Flyway is known to write.".formatted(row.display(), row.type()));
        } else if (!row.success()) {
            failed.put(row.isUndo() ? "undo of " + key : key, row);
        } else if (row.isUndo() || row.isDeletion()) {
            takeBack(key, row);
        } else {
            failed.remove(key);
            applied.remove(key); // its place is that of its last run
            applied.put(key, row);
        }
    }

    private void takeBack(Object key, FlywayRow row) {
        failed.remove(key);
        failed.remove("undo of " + key);
        FlywayRow was = applied.remove(key);
        before.put(key, was == null ? row : was);
        takenBack.put(
                key,
                row.isUndo()
                        ? "Flyway has undone it"
                        : "Flyway's repair has noted that it was deleted, and no longer counts it as applied");
    }
}
