package io.mockloop.migrations.dialect.sqlite.ddl;

import io.mockloop.migrations.dialect.BulkSql;
import io.mockloop.migrations.dialect.StandardDdl;
import io.mockloop.migrations.engine.ddl.RefusedChangeException;
import io.mockloop.migrations.schema.Column;
import io.mockloop.migrations.schema.ColumnType;
import io.mockloop.migrations.schema.Constraint;
import io.mockloop.migrations.schema.EnumType;
import io.mockloop.migrations.schema.ForeignKey;
import io.mockloop.migrations.schema.Index;
import io.mockloop.migrations.schema.SchemaChange;
import io.mockloop.migrations.schema.SchemaChange.AddColumn;
import io.mockloop.migrations.schema.SchemaChange.AddConstraint;
import io.mockloop.migrations.schema.SchemaChange.AlterColumn;
import io.mockloop.migrations.schema.SchemaChange.DropColumn;
import io.mockloop.migrations.schema.SchemaChange.DropConstraint;
import io.mockloop.migrations.schema.SchemaChange.Statement;
import io.mockloop.migrations.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Changes of a schema on SQLite. Its ALTER TABLE has few of them: the others are written as the standard has them, and
 * become what the manual has in its place as they are sent.
 */
public final class SqliteDdl extends StandardDdl {

    private static final String UNCHECKED = "PRAGMA foreign_keys = OFF";

    @Override
    protected String quote(String name) {
        return Tokens.quote(name);
    }

    @Override
    protected String literal(String text) {
        return Tokens.literal(text);
    }

    /** As its own CURRENT_TIMESTAMP writes it, so that both can be compared. */
    @Override
    protected String instant(Instant instant) {
        return BulkSql.text(instant);
    }

    /** The one kind of column that is numbered, and whose numbers never come back. */
    @Override
    protected String identity(String key) {
        return "INTEGER PRIMARY KEY AUTOINCREMENT";
    }

    /** The declared types that the other databases have too: what they hold is the affinity's (manual, "Datatypes"). */
    @Override
    protected String type(Column column) {
        ColumnType type = column.type();
        if (type instanceof EnumType of) {
            return "TEXT CHECK (%s IN %s)".formatted(quote(column.name()), literals(of));
        }
        if (!(type instanceof ColumnType.Plain plain)) {
            return common(type);
        }
        return switch (plain) {
            case IDENTITY, INTEGER -> "INTEGER";
            case SMALLINT, BIGINT, DOUBLE, TIME, DATETIME -> common(plain);
            case BOOLEAN -> "BOOLEAN";
            case TEXT, JSON, UUID -> "TEXT";
            case BINARY -> "BLOB";
            case DATE -> "DATE";
            case TIMESTAMP -> "TIMESTAMP";
        };
    }

    /** The schema stands before the index's name, and not before the table's. */
    @Override
    protected String indexName(Index index) {
        return quote(new TableName(index.table().schema(), index.nameInDatabase()));
    }

    @Override
    protected String indexTable(Index index) {
        return quote(index.table().name());
    }

    /** The values of an enum, which are a check here, go with it. */
    @Override
    protected List<String> alterColumn(AlterColumn change) {
        List<String> statements = super.alterColumn(change);
        Column was = change.was();
        if (was == null || !(was.type() instanceof EnumType) || type(was).equals(type(change.now()))) {
            return statements;
        }
        String alter = alter(change.table());
        return List.of("%sALTER COLUMN %s DROP CHECK, %s"
                .formatted(alter, quote(was.name()), statements.get(0).substring(alter.length())));
    }

    /** What it was stands behind its name, since tables of SQLite often give none. */
    @Override
    protected String dropConstraint(DropConstraint drop) {
        Constraint was = drop.definition();
        String rule = was == null ? "" : " " + rule(was);
        int end = was instanceof ForeignKey ? rule.indexOf(" REFERENCES ") : rule.length();
        return super.dropConstraint(drop) + rule.substring(0, end);
    }

    /**
     * Foreign keys are off if a table may be copied: else the old one's rows are deleted with all that refer to them.
     * They are looked at before the end of such a transaction, and so are new ones.
     */
    @Override
    public List<String> settings(List<SchemaChange> changes) {
        return changes.stream().anyMatch(this::mayCopy) ? List.of(UNCHECKED) : List.of();
    }

    private boolean mayCopy(SchemaChange change) {
        if (change instanceof AddColumn add) {
            return isCopiedFor(definition(add.table(), add.column()));
        }
        if (change instanceof Statement of) {
            return AlterTable.of(of.sql()).flatMap(AlterTable::rewriting).isPresent();
        }
        if (change instanceof AddConstraint add) {
            return !(add.constraint() instanceof Constraint.Check);
        }
        if (change instanceof DropConstraint drop) {
            return !(drop.definition() instanceof Constraint.Check);
        }
        return change instanceof AlterColumn || change instanceof DropColumn;
    }

    /** Also for what can't be read, which SQLite will refuse with its reason. */
    private static boolean isCopiedFor(String column) {
        try {
            return !TableChange.canBeAdded(column);
        } catch (RefusedChangeException e) {
            return true;
        }
    }

    @Override
    public List<String> asSent(Connection connection, String statement) throws SQLException {
        return asForeseen(connection, statement, List.of());
    }

    @Override
    public Optional<Rewriting> rewriting(String statement) {
        return DroppedTable.of(statement).isPresent()
                ? Optional.of(Rewriting.refusal()) // others may refer to it
                : RenamedIndex.of(statement)
                        .map(RenamedIndex::rewriting)
                        .or(() -> AlterTable.of(statement).flatMap(AlterTable::rewriting));
    }

    @Override
    public List<String> asForeseen(Connection connection, String statement, List<String> settings) throws SQLException {
        Optional<DroppedTable> dropped = DroppedTable.of(statement);
        if (dropped.isPresent()) {
            dropped.get().requireNoReference(connection);
        }
        Optional<RenamedIndex> index = RenamedIndex.of(statement);
        Optional<AlterTable> alter = AlterTable.of(statement);
        try {
            if (index.isPresent()) {
                return index.get().asSent(connection);
            }
            return alter.isPresent()
                    ? alter.get().asSent(connection, settings.contains(UNCHECKED))
                    : List.of(statement);
        } catch (RefusedChangeException e) {
            String table = alter.map(AlterTable::table).orElse("");
            throw new RefusedChangeException("table %s cannot be changed: %s".formatted(table, e.getMessage()));
        }
    }

    /** Rows are looked at in a new table, which has another name until all is well. */
    @Override
    public SQLException inNamesOf(String statement, SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        String table = AlterTable.of(statement).map(AlterTable::table).orElse("");
        String said = StoredTable.withoutScratch(message, table);
        return super.inNamesOf(
                statement,
                said.equals(message)
                        ? failure
                        : new SQLException(said, failure.getSQLState(), failure.getErrorCode(), failure));
    }

    /** Of an index; keys and checks have a name that is nobody's. */
    @Override
    protected boolean isOfTakenName(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.contains(" already exists") || message.contains("there is already a table named");
    }

    /**
     * A foreign key is written without a look at the rows, for which a migration that makes some waits till its end.
     */
    @Override
    public Optional<String> problemAfter(Connection connection, String statement) throws SQLException {
        Optional<AlterTable> alter = AlterTable.of(statement).filter(AlterTable::refers);
        return alter.isEmpty()
                ? Optional.empty()
                : StoredTable.violation(connection, alter.get().table());
    }

    /** A name in double quotes that no column has is a text to SQLite, of which it would make the index. */
    @Override
    protected String indexColumn(String column) {
        return "`" + column.replace("`", "``") + "`";
    }
}
