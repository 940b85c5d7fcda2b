package io.mockloop.migrations.dialect.postgresql.script;

import io.mockloop.migrations.engine.snapshot.Creation;
import io.mockloop.migrations.engine.snapshot.ObjectId;
import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.SchemaWriter;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.engine.snapshot.Trait;
import java.util.ArrayList;
import java.util.List;
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
        Creation.inOrder(creations(structure)).forEach(each -> statements.add(each.statement()));
        structure
                .all(ObjectKind.INDEX)
                .forEach(each -> statements.add(
                        ConstraintSql.index(each, structure.columns(each.id().table()))));
        structure.objects().values().forEach(each -> statements.addAll(HookSql.afterwards(each)));
        structure.all(ObjectKind.FOREIGN_KEY).forEach(each -> statements.add(HookSql.add(each)));
        Stream.of(ObjectKind.RULE, ObjectKind.POLICY, ObjectKind.TRIGGER)
                .flatMap(structure::all)
                .forEach(each -> statements.addAll(HookSql.create(each)));
        structure.objects().values().forEach(each -> statements.addAll(CommentSql.of(each, structure)));
        if (hasRoutines) {
            statements.add("RESET check_function_bodies");
        }
        return statements;
    }

    private static List<String> schemas(Structure structure) {
        return structure.objects().keySet().stream()
                .filter(each -> each.table().isEmpty())
                .map(PostgreSqlSchemaWriter::name)
                .map(Names::parts)
                .filter(parts -> parts.size() > 1)
                .map(parts -> parts.get(0))
                .distinct()
                .sorted()
                .toList();
    }

    private static String name(ObjectId id) {
        int open = id.kind() == ObjectKind.ROUTINE ? id.name().indexOf('(') : -1;
        return open < 0 ? id.name() : id.name().substring(0, open);
    }

    /** In the order that they have if none needs another one; parts of tables stand behind all that may have some. */
    private static List<Creation> creations(Structure structure) {
        TableSql tables = new TableSql(structure);
        List<Creation> all = new ArrayList<>();
        structure.all(ObjectKind.SEQUENCE).forEach(each -> all.add(creation(each, TableSql.sequence(each))));
        structure.all(ObjectKind.TYPE).forEach(each -> all.add(creation(each, CodeSql.type(each, structure))));
        TableTree.inOrder(structure).forEach(each -> all.add(creation(each, tables.create(each))));
        structure.all(ObjectKind.ROUTINE).forEach(each -> {
            String sql = CodeSql.routine(each);
            all.add(new Creation(ObjectKind.ROUTINE, Names.last(name(each.id())), sql, CodeSql.lookedAt(sql)));
        });
        structure.all(ObjectKind.VIEW).forEach(each -> all.add(creation(each, CodeSql.view(each))));
        return all;
    }

    private static Creation creation(SchemaObject object, String sql) {
        if (!object.trait(Trait.UNSEEN).isEmpty()) {
            throw new IllegalArgumentException(object.id() + " can't be written, since the user may not read it whole");
        }
        return new Creation(object.id().kind(), Names.last(object.id().name()), sql);
    }
}
