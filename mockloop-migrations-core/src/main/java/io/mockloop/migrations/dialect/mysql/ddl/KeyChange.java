package io.mockloop.migrations.dialect.mysql.ddl;

import io.mockloop.migrations.dialect.mysql.ddl.TableCatalog.KnownIndex;
import io.mockloop.migrations.engine.ddl.DdlRules.Rewriting;
import io.mockloop.migrations.engine.ddl.RefusedChangeException;
import io.mockloop.migrations.schema.TableName;
import io.mockloop.migrations.sql.token.LexicalRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A key that an ALTER TABLE makes or removes, as it is sent: together with what foreign keys need. */
final class KeyChange {

    private static final String PRIMARY = "PRIMARY";

    private final MySqlDdl ddl;
    private final TableName table;
    private final Code code;
    private final String statement;

    private KeyChange(MySqlDdl ddl, TableName table, Code code, String statement) {
        this.ddl = ddl;
        this.table = table;
        this.code = code;
        this.statement = statement;
    }

    /** Reads a statement; nothing if it is another one. */
    static Optional<KeyChange> of(String statement, LexicalRules rules, MySqlDdl ddl) {
        Code code = new Code(statement, rules);
        TableName table = code.take("ALTER", "TABLE") ? TableCatalog.table(code) : null;
        boolean isKey = code.isNext("ADD", "CONSTRAINT")
                || code.isNext("DROP", "FOREIGN", "KEY")
                || code.isNext("DROP", "PRIMARY", "KEY")
                || code.isNext("DROP", "INDEX")
                || code.isNext("DROP", "CONSTRAINT");
        return table == null || !isKey ? Optional.empty() : Optional.of(new KeyChange(ddl, table, code, statement));
    }

    /** What decides how it is sent; nothing for a check, which needs no index. */
    Optional<Rewriting> rewriting() {
        if (code.take("ADD", "CONSTRAINT")) {
            return code.name().isPresent() && code.isNext("CHECK") ? Optional.empty() : Optional.of(ofTable(true));
        }
        boolean isPrimary = code.take("DROP", "CONSTRAINT")
                && code.name().filter(this::isOfPrimaryKey).isPresent();
        return Optional.of(ofTable(!isPrimary));
    }

    private Rewriting ofTable(boolean isOwn) {
        return new Rewriting(List.of(table.name()), isOwn);
    }

    private boolean isOfPrimaryKey(String name) {
        return name.equals(PRIMARY) || name.equals("pk_" + table.name());
    }

    /**
     * The statement that is sent.
     *
     * @throws RefusedChangeException if a primary key is to go that the server doesn't let go
     */
    List<String> asSent(Connection connection) throws SQLException {
        TableCatalog catalog = new TableCatalog(connection, table, ddl::literal);
        if (code.take("ADD", "CONSTRAINT")) {
            return add(catalog, code.name().orElse(""));
        }
        code.take("DROP");
        if (code.take("PRIMARY", "KEY")) {
            return dropPrimaryKey(catalog, statement);
        }
        boolean isAnything = code.take("CONSTRAINT");
        boolean isForeign = code.take("FOREIGN", "KEY");
        code.take("INDEX");
        String name = code.name().orElse("");
        if (!code.isAtEnd()) {
            return List.of(statement); // with more words than a change of a schema has
        } else if (isAnything) {
            return dropByName(catalog, name);
        }
        ForeignKeyIndexes indexes = indexes(catalog);
        return with(statement, isForeign ? indexes.ofKey(name) : indexes.inPlaceOf(name));
    }

    private ForeignKeyIndexes indexes(TableCatalog catalog) throws SQLException {
        return new ForeignKeyIndexes(catalog, catalog.indexes(), ddl);
    }

    private static List<String> with(String statement, List<String> besides) {
        return List.of(besides.isEmpty() ? statement : statement + ", " + String.join(", ", besides));
    }

    private List<String> add(TableCatalog catalog, String name) throws SQLException {
        if (code.take("FOREIGN", "KEY")) {
            return with(statement, indexes(catalog).forKey(name, code.columns()));
        }
        boolean isPrimary = code.take("PRIMARY", "KEY");
        if (!isPrimary && !code.take("UNIQUE")) {
            return List.of(statement);
        }
        List<String> columns = code.columns();
        String nullable = isPrimary ? catalog.changedToNotNull(columns).orElse(null) : null;
        if (nullable != null) {
            throw TableCatalog.notStrict(
                    "column %s of %s is not made part of a primary key".formatted(nullable, table));
        }
        return with(statement, indexes(catalog).supersededBy(columns));
    }

    private List<String> dropPrimaryKey(TableCatalog catalog, String drop) throws SQLException {
        String counted = catalog.counted().orElse(null);
        List<KnownIndex> indexes = catalog.indexes();
        if (counted != null
                && indexes.stream()
                        .noneMatch(index -> !index.name().equals(PRIMARY) && index.begins(List.of(counted)))) {
            throw new RefusedChangeException(
                    "The primary key of %s cannot go: %s counts the values of its column %s, and wants an index for"
                                    .formatted(table, ddl.product(), counted)
                            + " that. Change the column to one that isn't counted before, or make an index on it.");
        }
        return with(drop, new ForeignKeyIndexes(catalog, indexes, ddl).inPlaceOf(PRIMARY));
    }

    /** A primary key has no name of its own on the server; it goes by the one that it has on the others. */
    private List<String> dropByName(TableCatalog catalog, String name) throws SQLException {
        List<String> kinds = catalog.kindsOf(name);
        String drop = "ALTER TABLE %s DROP ".formatted(ddl.written(table));
        boolean isPrimary = name.equalsIgnoreCase(PRIMARY) || (kinds.isEmpty() && name.equals("pk_" + table.name()));
        if (isPrimary) {
            return dropPrimaryKey(catalog, drop + "PRIMARY KEY");
        } else if (kinds.equals(List.of("FOREIGN KEY"))) {
            return with(
                    drop + "FOREIGN KEY " + ddl.quote(name), indexes(catalog).ofKey(name));
        }
        return kinds.equals(List.of("UNIQUE"))
                ? with(drop + "INDEX " + ddl.quote(name), indexes(catalog).inPlaceOf(name))
                : List.of(statement);
    }
}
