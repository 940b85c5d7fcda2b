package io.mockloop.migrations.dialect.postgresql.script;

import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaFixer;
import io.mockloop.migrations.engine.snapshot.Structure;
import java.util.ArrayList;
import java.util.List;

/**
 * Leads schemas of PostgreSQL back. What can be changed where it is, is: by ALTER, or by CREATE OR REPLACE; all else is
 * dropped, with what uses it, and made again. Rows of tables and values of columns that stay are kept.
 */
public final class PostgreSqlSchemaFixer implements SchemaFixer {

    @Override
    public Fix fix(Structure found, Structure expected) {
        Rework rework = new Rework(found, expected);
        Takedown takedown = new Takedown(rework);
        Buildup buildup = new Buildup(rework);
        List<String> statements = new ArrayList<>(takedown.statements());
        statements.addAll(buildup.statements());
        statements.addAll(takedown.last());
        statements.addAll(buildup.comments());
        boolean hasRoutines =
                expected.all(ObjectKind.ROUTINE).map(CodeSql::routine).anyMatch(statements::contains);
        if (hasRoutines) {
            statements.add(0, "SET check_function_bodies = off");
            statements.add("RESET check_function_bodies");
        }
        return new Fix(statements, new FixRemarks(rework).all());
    }
}
