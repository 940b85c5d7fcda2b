package io.mockloop.migrations.dialect.mysql.snapshot;

import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.snapshot.SchemaReader;
import io.mockloop.migrations.engine.snapshot.Structure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Reads the connection's current database, which is all that there is of one in either scope. Its queries are nine on
 * MySQL, and at most twelve on MariaDB; those on what few schemas have are sent to such alone.
 */
public final class MySqlSchemaReader implements SchemaReader {

    private final CatalogQueries queries;

    /** With what is asked of the catalog. */
    public MySqlSchemaReader(CatalogQueries queries) {
        this.queries = queries;
    }

    @Override
    public Structure read(Connection connection, Scope scope) throws SQLException {
        String database = PlainSql.text(connection, "SELECT DATABASE()").orElse("");
        if (database.isEmpty()) {
            return Structure.of(List.of());
        }
        Findings findings = new Findings(database, queries);
        Rights.read(connection, database).tell(queries, findings);
        List<CatalogRow> relations = CatalogRow.read(connection, queries.tables());
        new TablePart(connection, queries, findings).read(relations);
        CodePart code = new CodePart(connection, queries, findings);
        if (relations.stream().anyMatch(each -> each.is("table_type", "VIEW"))) {
            code.readViews();
        }
        code.readTriggersAndEvents();
        code.readRoutines();
        if (relations.stream().anyMatch(each -> each.is("table_type", "SEQUENCE"))) {
            new SequencePart(connection, queries, findings).read(relations);
        }
        return findings.structure();
    }
}
