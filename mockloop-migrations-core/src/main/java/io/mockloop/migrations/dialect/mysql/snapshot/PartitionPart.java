package io.mockloop.migrations.dialect.mysql.snapshot;

import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.Trait;
import io.mockloop.migrations.engine.snapshot.TraitValues;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parts of partitioned tables. */
final class PartitionPart {

    private final Findings findings;

    PartitionPart(Findings findings) {
        this.findings = findings;
    }

    /** Reads them, and tells how each table is divided. */
    Map<String, String> read(List<CatalogRow> rows) {
        Map<String, String> divided = new HashMap<>();
        Set<List<String>> known = new HashSet<>();
        for (CatalogRow row : rows) {
            String table = row.text("table_name");
            String partition = row.text("partition_name");
            boolean hasParts = row.has("subpartition_name");
            divided.put(table, by(row, "") + (hasParts ? ", each " + by(row, "sub") : ""));
            if (known.add(List.of(table, partition))) {
                TraitValues traits = new TraitValues()
                        .with(Trait.POSITION, row.text("partition_ordinal_position"))
                        .with(Trait.VALUES, findings.query(row.text("partition_description")))
                        .with(Trait.COMMENT, hasParts ? "" : row.text("partition_comment"));
                findings.add(ObjectKind.PARTITION, table, partition, traits);
            }
            if (hasParts) {
                TraitValues traits = new TraitValues()
                        .with(Trait.PARTITIONED, partition)
                        .with(Trait.POSITION, row.text("subpartition_ordinal_position"))
                        .with(Trait.COMMENT, row.text("partition_comment"));
                findings.add(ObjectKind.PARTITION, table, row.text("subpartition_name"), traits);
            }
        }
        return divided;
    }

    private String by(CatalogRow row, String which) {
        return "by " + row.text(which + "partition_method") + " ("
                + findings.query(row.text(which + "partition_expression")) + ")";
    }
}
