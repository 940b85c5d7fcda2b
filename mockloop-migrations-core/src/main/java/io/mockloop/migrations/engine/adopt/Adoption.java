package io.mockloop.migrations.engine.adopt;

import io.mockloop.migrations.MigrationAdoption.Adopted;
import io.mockloop.migrations.MigrationAdoption.LeftOut;
import io.mockloop.migrations.Remedy.OtherLibrary;
import io.mockloop.migrations.engine.history.AdoptedRow;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.History.Layout;
import io.mockloop.migrations.engine.history.HistoryNames;
import java.util.List;

/**
 * What is taken over.
 *
 * @param library from which one
 * @param table its table, with its schema
 * @param rows the rows to be written
 * @param adopted what is told of each of them
 * @param leftOut what else the table has
 */
public record Adoption(
        OtherLibrary library, String table, List<AdoptedRow> rows, List<Adopted> adopted, List<LeftOut> leftOut) {

    /** Copies the lists. */
    public Adoption {
        rows = List.copyOf(rows);
        adopted = List.copyOf(adopted);
        leftOut = List.copyOf(leftOut);
    }

    /** The history that it leaves. */
    public History foreseen(HistoryNames names) {
        return new History(
                Layout.CURRENT, names, rows.stream().map(AdoptedRow::row).toList(), rows.size());
    }
}
