package io.mockloop.migrations.dialect.mysql.snapshot;

import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.Trait;
import io.mockloop.migrations.engine.snapshot.TraitValues;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** MariaDB's sequences: each is a table of one row, which says how it counts and how far it is. */
final class SequencePart {

    private static final int TABLE_DENIED = 1142;

    private final Connection connection;
    private final CatalogQueries queries;
    private final Findings findings;

    SequencePart(Connection connection, CatalogQueries queries, Findings findings) {
        this.connection = connection;
        this.queries = queries;
        this.findings = findings;
    }

    void read(List<CatalogRow> relations) throws SQLException {
        List<String> names = relations.stream()
                .filter(each -> each.is("table_type", "SEQUENCE"))
                .map(each -> each.text("table_name"))
                .sorted()
                .toList();
        try {
            for (CatalogRow row : CatalogRow.read(connection, queries.sequences(names))) {
                findings.add(ObjectKind.SEQUENCE, "", names.get(row.number("number")), traits(row));
            }
        } catch (SQLException e) {
            if (e.getErrorCode() != TABLE_DENIED) {
                throw e;
            }
            findings.unseen("how sequences count, which takes the right SELECT");
            names.forEach(name -> findings.add(
                    ObjectKind.SEQUENCE,
                    "",
                    name,
                    new TraitValues()
                            .with(
                                    Trait.UNSEEN,
                                    String.join(
                                            ",",
                                            Trait.START,
                                            Trait.MINIMUM,
                                            Trait.MAXIMUM,
                                            Trait.INCREMENT,
                                            Trait.CACHE,
                                            Trait.CYCLE))));
        }
    }

    private static TraitValues traits(CatalogRow row) {
        return new TraitValues()
                .with(Trait.START, row.text("start_value"))
                .with(Trait.MINIMUM, row.text("minimum_value"))
                .with(Trait.MAXIMUM, row.text("maximum_value"))
                .with(Trait.INCREMENT, row.text("increment"))
                .with(Trait.CACHE, row.text("cache_size"))
                .withIf(Trait.CYCLE, !row.is("cycle_option", "0"));
    }
}
