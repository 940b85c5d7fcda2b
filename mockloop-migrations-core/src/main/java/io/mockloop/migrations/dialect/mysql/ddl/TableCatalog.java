package io.mockloop.migrations.dialect.mysql.ddl;

import io.mockloop.migrations.engine.ddl.RefusedChangeException;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the catalog says of the keys and indexes of one table. */
final class TableCatalog {

    /** The comment of an index that was made for foreign keys, and that nobody else has asked for. */
    static final String OF_FOREIGN_KEYS = "made for foreign keys";

    private final Connection connection;
    private final String schema;
    private final String table;
    private final UnaryOperator<String> literal;

    /**
     * Of a table.
     *
     * @param literal writes a text as a literal
     */
    TableCatalog(Connection connection, TableName table, UnaryOperator<String> literal) {
        String name = table.schema();
        this.connection = connection;
        this.schema = name == null ? "DATABASE()" : literal.apply(name);
        this.table = literal.apply(table.name());
        this.literal = literal;
    }

    /**
     * An index.
     *
     * @param columns those that a foreign key can find in it, in order, up to the first that it can't
     * @param isOfForeignKeys whether it was made for foreign keys alone
     */
    record KnownIndex(String name, List<String> columns, boolean isOfForeignKeys) {

        /** Whether a foreign key of these columns can do with it. */
        boolean begins(List<String> those) {
            return those.size() <= columns.size() && isSame(columns.subList(0, those.size()), those);
        }

        private static boolean isSame(List<String> some, List<String> others) {
            for (int i = 0; i < some.size(); i++) {
                if (!some.get(i).equalsIgnoreCase(others.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    /** A table's name, with its database's if that is written; null if none comes next. */
    static @Nullable TableName table(Code code) {
        String first = code.name().orElse(null);
        if (first == null || !code.take(".")) {
            return first == null ? null : new TableName(null, first);
        }
        return code.name().map(name -> new TableName(first, name)).orElse(null);
    }

    private String where(String prefix) {
        return " WHERE %1$stable_schema = %2$s AND %1$stable_name = %3$s".formatted(prefix, schema, table);
    }

    /** Its indexes. */
    List<KnownIndex> indexes() throws SQLException {
        record Part(String index, @Nullable String column, boolean isOfForeignKeys) {}
        List<Part> parts = PlainSql.query(
                connection,
                "SELECT index_name, IF(sub_part IS NULL AND collation = 'A' AND index_type = 'BTREE', column_name, NULL),"
                        + " index_comment FROM information_schema.statistics" + where("")
                        + " ORDER BY index_name, seq_in_index",
                row -> new Part(row.getString(1), row.getString(2), OF_FOREIGN_KEYS.equals(row.getString(3))));
        Map<String, KnownIndex> indexes = new LinkedHashMap<>();
        List<String> ended = new ArrayList<>();
        for (Part part : parts) {
            KnownIndex index = indexes.computeIfAbsent(
                    part.index(), name -> new KnownIndex(name, new ArrayList<>(), part.isOfForeignKeys()));
            if (part.column() == null) {
                ended.add(part.index());
            } else if (!ended.contains(part.index())) {
                index.columns().add(part.column());
            }
        }
        return List.copyOf(indexes.values());
    }

    /** The columns of its foreign keys, by their names. */
    Map<String, List<String>> foreignKeys() throws SQLException {
        record Part(String key, String column) {}
        Map<String, List<String>> keys = new LinkedHashMap<>();
        for (Part part : PlainSql.query(
                connection,
                "SELECT constraint_name, column_name FROM information_schema.key_column_usage" + where("")
                        + " AND referenced_table_name IS NOT NULL ORDER BY constraint_name, ordinal_position",
                row -> new Part(row.getString(1), row.getString(2)))) {
            keys.computeIfAbsent(part.key(), name -> new ArrayList<>()).add(part.column());
        }
        return keys;
    }

    /** The first column of each key that foreign keys refer to. */
    List<String> referredTo() throws SQLException {
        return PlainSql.query(
                connection,
                "SELECT referenced_column_name FROM information_schema.key_column_usage"
                        + where("referenced_")
                        + " AND ordinal_position = 1",
                row -> row.getString(1));
    }

    /**
     * The indexes, keys and checks that are over a column, but for the primary key of one whose values are counted.
     *
     * @param isCheckOfTable a condition on a check
     */
    List<String> over(String column, String isCheckOfTable) throws SQLException {
        String name = literal.apply(column);
        return PlainSql.query(
                connection,
                "SELECT IF(s.index_name = 'PRIMARY', 'the primary key', CONCAT('index ', s.index_name))"
                        + " FROM information_schema.statistics s" + where("s.") + " AND s.column_name = " + name
                        + " AND (s.index_name <> 'PRIMARY' OR NOT EXISTS (SELECT 1 FROM information_schema.columns c"
                        + where("c.") + " AND c.column_name = " + name + " AND c.extra LIKE '%auto_increment%'))"
                        + " UNION SELECT CONCAT('foreign key ', constraint_name) FROM information_schema.key_column_usage"
                        + where("") + " AND referenced_table_name IS NOT NULL AND column_name = " + name
                        + " UNION SELECT CONCAT('check ', k.constraint_name) FROM information_schema.table_constraints t"
                        + " JOIN information_schema.check_constraints k ON k.constraint_schema = t.constraint_schema"
                        + " AND k.constraint_name = t.constraint_name" + where("t.")
                        + " AND t.constraint_type = 'CHECK'"
                        + " AND " + isCheckOfTable + " AND LOCATE("
                        + literal.apply("`" + column.replace("`", "``") + "`") + ", k.check_clause) > 0",
                row -> row.getString(1));
    }

    /** The kinds of the constraints of a name. */
    List<String> kindsOf(String constraint) throws SQLException {
        return PlainSql.query(
                connection,
                "SELECT constraint_type FROM information_schema.table_constraints%s AND constraint_name = %s"
                        .formatted(where(""), literal.apply(constraint)),
                row -> row.getString(1));
    }

    /** What to throw if the server would change rows that don't fit. */
    static RefusedChangeException notStrict(String what) {
        return new RefusedChangeException(
                what + ", since the session's sql_mode isn't strict: the server would make other values of those that"
                        + " don't fit, such as 0 of NULL, and say nothing. Let the connection's sql_mode hold"
                        + " STRICT_TRANS_TABLES");
    }

    /** The first of these columns that can be null, if the session isn't strict about that. */
    Optional<String> changedToNotNull(List<String> columns) throws SQLException {
        return PlainSql.text(
                connection,
                "SELECT column_name FROM information_schema.columns" + where("")
                        + " AND is_nullable = 'YES' AND @@SESSION.sql_mode NOT LIKE '%STRICT!_%' ESCAPE '!' AND column_name IN "
                        + columns.stream().map(literal).collect(Collectors.joining(", ", "(", ")")));
    }

    /** The column whose values the server counts. */
    Optional<String> counted() throws SQLException {
        return PlainSql.text(
                connection,
                "SELECT column_name FROM information_schema.columns" + where("")
                        + " AND extra LIKE '%auto_increment%'");
    }
}
