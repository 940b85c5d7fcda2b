package io.mockloop.migrations.dialect.sqlite.script;

import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaWriter;
import io.mockloop.migrations.engine.snapshot.Structure;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes schemas of SQLite, which looks at what views, triggers and foreign keys lead to when these are used. Code is
 * written as structures have it: in lower case, but for texts and names in quotes.
 */
public final class SqliteSchemaWriter implements SchemaWriter {

    @Override
    public List<String> create(Structure structure) {
        TableSql tables = new TableSql(structure);
        List<String> statements = new ArrayList<>();
        structure.all(ObjectKind.TABLE).forEach(each -> statements.add(tables.create(each)));
        structure.all(ObjectKind.INDEX).forEach(each -> statements.add(tables.index(each)));
        structure.all(ObjectKind.VIEW).forEach(each -> statements.add(TableSql.code(each)));
        structure.all(ObjectKind.TRIGGER).forEach(each -> statements.add(TableSql.code(each)));
        return statements;
    }
}
