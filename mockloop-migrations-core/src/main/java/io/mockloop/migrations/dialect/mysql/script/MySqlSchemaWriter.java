package io.mockloop.migrations.dialect.mysql.script;

import io.mockloop.migrations.engine.snapshot.Creation;
import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaWriter;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.engine.snapshot.Trait;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes schemas of MySQL and MariaDB. The routines, triggers and events of a mode of their own are made in a session
 * of that, which has its own again afterwards. Who defines what has code is who runs the statements.
 */
public final class MySqlSchemaWriter implements SchemaWriter {

    private final SchemaWords words;

    /** With the words of one of both. */
    public MySqlSchemaWriter(SchemaWords words) {
        this.words = words;
    }

    @Override
    public List<String> create(Structure structure) {
        structure.objects().values().stream()
                .filter(each -> !each.trait(Trait.UNSEEN).isEmpty())
                .findFirst()
                .ifPresent(each -> {
                    throw new IllegalArgumentException(
                            each.id() + " can't be written, since the user may not read it whole");
                });
        TableSql tables = new TableSql(structure, words);
        KeySql keys = new KeySql(structure, words);
        List<String> statements = new ArrayList<>();
        structure.all(ObjectKind.SEQUENCE).forEach(each -> statements.add(TableSql.sequence(each)));
        structure.all(ObjectKind.TABLE).forEach(each -> statements.add(tables.create(each)));
        structure
                .all(ObjectKind.FOREIGN_KEY)
                .forEach(each ->
                        statements.add("ALTER TABLE " + Names.quoted(each.id().table()) + " ADD " + keys.of(each)));
        InMode code = new InMode(statements);
        structure.all(ObjectKind.ROUTINE).forEach(each -> code.add(each, CodeSql::routine));
        Creation.inOrder(structure
                        .all(ObjectKind.VIEW)
                        .map(each -> new Creation(ObjectKind.VIEW, each.id().name(), TableSql.view(each)))
                        .toList())
                .forEach(each -> statements.add(each.statement()));
        structure.all(ObjectKind.TRIGGER).sorted(InMode.TRIGGERS).forEach(each -> code.add(each, TableSql::trigger));
        structure.all(ObjectKind.EVENT).forEach(each -> code.add(each, CodeSql::event));
        code.end();
        return statements;
    }
}
