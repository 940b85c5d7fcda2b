package io.mockloop.migrations.dialect.mysql.snapshot;

import io.mockloop.migrations.engine.snapshot.ObjectId;
import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.engine.snapshot.TraitValues;
import java.util.ArrayList;
import java.util.List;

/** What was found so far. */
final class Findings {

    private final String database;
    private final CatalogQueries queries;
    private final List<SchemaObject> objects = new ArrayList<>();
    private final List<String> unseen = new ArrayList<>();

    Findings(String database, CatalogQueries queries) {
        this.database = database;
        this.queries = queries;
    }

    void add(ObjectKind kind, String table, String name, TraitValues traits) {
        objects.add(new SchemaObject(new ObjectId(kind, table, name), traits.map()));
    }

    void add(ObjectId id, List<String> columns, List<String> referenced, TraitValues traits) {
        objects.add(new SchemaObject(id, columns, referenced, traits.map()));
    }

    /** Notes what the user may not read. */
    void unseen(String what) {
        unseen.add(what);
    }

    /** An expression of the catalog as it is to be known. */
    String expression(String stored) {
        return CatalogText.expression(queries.expression(stored), database);
    }

    /** A query of the catalog as it is to be known. */
    String query(String stored) {
        return CatalogText.expression(stored, database);
    }

    Structure structure() {
        return new Structure(
                Structure.of(objects).objects(), unseen.stream().sorted().toList());
    }
}
