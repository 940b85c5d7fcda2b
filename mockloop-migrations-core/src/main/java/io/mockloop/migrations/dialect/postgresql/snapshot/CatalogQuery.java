package io.mockloop.migrations.dialect.postgresql.snapshot;

import io.mockloop.migrations.engine.snapshot.SchemaObject;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A query for objects of some kinds. */
interface CatalogQuery {

    /**
     * The query, which selects {@code FROM PATH}.
     *
     * @param isMeant a condition on the schema {@code n}
     */
    String sql(Catalog catalog, String isMeant);

    /** The object that a row tells of. */
    SchemaObject object(ResultSet row) throws SQLException;
}
