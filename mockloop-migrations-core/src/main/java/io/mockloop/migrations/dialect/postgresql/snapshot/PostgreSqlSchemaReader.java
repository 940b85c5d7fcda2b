package io.mockloop.migrations.dialect.postgresql.snapshot;

import io.mockloop.migrations.engine.snapshot.ObjectId;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.SchemaReader;
import io.mockloop.migrations.engine.snapshot.Structure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads the structure of a database's schemas in ten queries. Names stand without their schema if that is the current
 * one, in expressions and the texts of routines, views and triggers too: these are written down as by a session whose
 * search path has the current schema alone, so that it doesn't matter what else the session's own has. That is done
 * within each query; the session keeps its own, in its transaction, too.
 *
 * <p>Whoever may connect may read the whole catalog, so that nothing of the database is unseen; of the session, the
 * schemas of its path that it may not use are.
 *
 * <p>Versions read the same but for what the server itself writes in another way: from 16 on a view's columns stand
 * without their table, from 14 on what a procedure takes stands with IN.
 *
 * <p>Not told are owners and rights, extensions, statistics, publications, casts and operators.
 */
public final class PostgreSqlSchemaReader implements SchemaReader {

    @Override
    public Structure read(Connection connection, Scope scope) throws SQLException {
        Catalog catalog = Catalog.of(connection);
        String isMeant = catalog.isIn(scope);
        TreeMap<ObjectId, SchemaObject> objects = new TreeMap<>();
        Sequences sequences = new Sequences();
        catalog.query(connection, sequences.sql(catalog, isMeant), sequences::object).stream()
                .flatMap(Optional::stream)
                .forEach(each -> objects.put(each.id(), each));
        List<CatalogQuery> queries = List.of(
                new Relations(),
                new Columns(sequences.numbers()),
                new Constraints(),
                new Indexes(),
                new Hooks(),
                new Routines(),
                new Types());
        for (CatalogQuery each : queries) {
            for (SchemaObject object : catalog.query(connection, each.sql(catalog, isMeant), each::object)) {
                objects.put(object.id(), object);
            }
        }
        catalog.restorePath(connection);
        List<String> unseen = new ArrayList<>();
        if (scope == Scope.SESSION) {
            catalog.unreadable().forEach(each -> unseen.add("schema " + each + ", which the user may not use"));
        }
        return new Structure(objects, unseen);
    }
}
