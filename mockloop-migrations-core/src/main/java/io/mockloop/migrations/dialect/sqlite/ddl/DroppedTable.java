package io.mockloop.migrations.dialect.sqlite.ddl;

import io.mockloop.migrations.engine.ddl.RefusedChangeException;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A DROP TABLE. SQLite first deletes the rows, with what ON DELETE does to those that refer to them, or, if
 * {@code foreign_keys} is off, leaves them without what they refer to (<a
 * href="https://www.sqlite.org/foreignkeys.html#fk_schemacommands">Foreign Keys</a>, 5); other databases refuse it.
 */
record DroppedTable(String name) {

    /** Nothing for any other statement, or a table of another database. */
    static Optional<DroppedTable> of(String statement) {
        if (!statement.startsWith("DROP TABLE ")) { // as changes of a schema are written
            return Optional.empty();
        }
        Tokens tokens = new Tokens(statement);
        boolean qualified = tokens.size() == 5 && tokens.is(3, ".") && Tokens.same(tokens.name(2), "main");
        return qualified || tokens.size() == 3
                ? Optional.of(new DroppedTable(tokens.name(qualified ? 4 : 2)))
                : Optional.empty();
    }

    /** Refuses it if a foreign key of another table refers to it. */
    void requireNoReference(Connection connection) throws SQLException {
        String literal = Tokens.literal(name);
        Optional<String> reference = PlainSql.text(
                connection,
                ("SELECT 'table ' || t.name || ' on ' || k.\"from\" FROM main.sqlite_schema t"
                                + " JOIN pragma_foreign_key_list(t.name, 'main') k ON k.\"table\" = %1$s COLLATE NOCASE"
                                + " WHERE t.type = 'table' AND t.name <> %1$s COLLATE NOCASE LIMIT 1")
                        .formatted(literal));
        if (reference.isPresent()) {
            throw new RefusedChangeException(
                    "table %s cannot be dropped: the foreign key of %s refers to it. Drop that before"
                            .formatted(name, reference.get()));
        }
    }
}
