package io.mockloop.migrations.dialect.postgresql.script;

import io.mockloop.migrations.engine.snapshot.Creation;
import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.SchemaWriter;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.engine.snapshot.Trait;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes schemas of PostgreSQL. Names without a schema are meant in the current one, as the reader tells them. The
 * bodies of functions are looked at when they are called, not when they are made, so that what these name need not be
 * there before.
 */
public final class PostgreSqlSchemaWriter implements SchemaWriter {

    @Override
    public List<String> create(Structure structure) {
        List<String> statements = new ArrayList<>();
        boolean hasRoutines = structure.all(ObjectKind.ROUTINE).findAny().isPresent();
        schemas(structure).forEach(each -> statements.add("CREATE SCHEMA IF NOT EXISTS " + Names.quoted(each)));
        if (hasRoutines) {
            statements.add("SET check_function_bodies = off");
        }
        Creation.inOrder(creations(structure).keySet()).forEach(each -> statements.add(each.statement()));
        structure
                .all(ObjectKind.INDEX)
                .forEach(each -> statements.add(
                        ConstraintSql.index(each, structure.columns(each.id().table()))));
        structure.objects().values().forEach(each -> statements.addAll(HookSql.afterwards(each, structure)));
        structure.all(ObjectKind.FOREIGN_KEY).forEach(each -> statements.add(HookSql.add(each, structure)));
        Stream.of(ObjectKind.RULE, ObjectKind.POLICY, ObjectKind.TRIGGER)
                .flatMap(structure::all)
                .forEach(each -> statements.addAll(HookSql.create(each)));
        structure.objects().values().forEach(each -> statements.addAll(CommentSql.of(each, structure)));
        if (hasRoutines) {
            statements.add("RESET check_function_bodies");
        }
        return statements;
    }

    /** Those that its names have. */
    static List<String> schemas(Structure structure) {
        return structure.objects().keySet().stream()
                .filter(each -> each.table().isEmpty())
                .map(Names::told)
                .map(Names::parts)
                .filter(parts -> parts.size() > 1)
                .map(parts -> parts.get(0))
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * The statements with what they make, in the order that they have if none needs another one; parts of tables stand
     * behind all that may have some.
     */
    static Map<Creation, SchemaObject> creations(Structure structure) {
        TableSql tables = new TableSql(structure);
        Map<Creation, SchemaObject> all = new LinkedHashMap<>();
        structure.all(ObjectKind.SEQUENCE).forEach(each -> all.put(creation(each, TableSql.sequence(each)), each));
        structure.all(ObjectKind.TYPE).forEach(each -> all.put(creation(each, CodeSql.type(each, structure)), each));
        TableTree.inOrder(structure).forEach(each -> all.put(creation(each, tables.create(each)), each));
        structure.all(ObjectKind.ROUTINE).forEach(each -> {
            String sql = CodeSql.routine(each);
            String name = Names.last(Names.told(each.id()));
            all.put(new Creation(ObjectKind.ROUTINE, name, sql, CodeSql.lookedAt(sql)), each);
        });
        structure.all(ObjectKind.VIEW).forEach(each -> all.put(creation(each, CodeSql.view(each)), each));
        return all;
    }

    private static Creation creation(SchemaObject object, String sql) {
        if (!object.trait(Trait.UNSEEN).isEmpty()) {
            throw new IllegalArgumentException(object.id() + " can't be written, since the user may not read it whole");
        }
        return new Creation(object.id().kind(), Names.last(object.id().name()), sql);
    }
}
