package io.mockloop.migrations.dialect.postgresql.script;

import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.engine.snapshot.Trait;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tables in an order in which each stands behind those that it is a part of, or inherits from. */
final class TableTree {

    private final Structure structure;
    private final Set<SchemaObject> done = new LinkedHashSet<>();

    private TableTree(Structure structure) {
        this.structure = structure;
    }

    static Collection<SchemaObject> inOrder(Structure structure) {
        TableTree tree = new TableTree(structure);
        structure.all(ObjectKind.TABLE).forEach(tree::add);
        return tree.done;
    }

    private void add(SchemaObject table) {
        List<String> parents =
                new ArrayList<>(List.of(table.trait(Trait.INHERITS).split(", ")));
        parents.add(table.trait(Trait.PARTITION_OF));
        for (String each : parents) {
            SchemaObject parent = structure.find(ObjectKind.TABLE, "", each);
            if (parent != null && !done.contains(parent)) {
                add(parent);
            }
        }
        done.add(table);
    }
}
