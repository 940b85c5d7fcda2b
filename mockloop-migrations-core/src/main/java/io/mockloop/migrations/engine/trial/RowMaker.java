package io.mockloop.migrations.engine.trial;

import io.mockloop.migrations.engine.jdbc.DriverWords;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.engine.snapshot.Trait;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows for a migration to be tested on: three in each table, the last one with as few values as the table takes.
 * Values come from types, keys and checks, and the database is asked whether they fit.
 */
public final class RowMaker {

    private static final int ROWS = 3;
    private static final int ATTEMPTS = 80;

    private final TrialParts parts;

    /** The tables that have rows already, and what they were like then. */
    private final Map<String, String> filled = new HashMap<>();

    /** One for a new database. */
    public RowMaker(TrialParts parts) {
        this.parts = parts;
    }

    /**
     * Fills what is new, and what has changed since it was called before.
     *
     * @return what it couldn't fill, in words
     */
    public List<String> fill(Connection connection) throws SQLException {
        Structure structure = State.structure(connection, parts);
        boolean commits = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            Filling filling = new Filling(connection, structure, SqlNames.of(connection));
            List<String> remarks = new ArrayList<>();
            for (String table : inOrder(structure)) {
                String shape = State.shape(structure, table);
                if (!shape.equals(filled.put(table, shape))) {
                    filling.fill(table, remarks);
                }
            }
            connection.commit();
            return remarks;
        } finally {
            connection.setAutoCommit(commits);
        }
    }

    /** Each table behind those that its foreign keys lead to, as far as that can be. */
    private static List<String> inOrder(Structure structure) {
        List<String> left = new ArrayList<>(State.tables(structure));
        List<String> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            Set<String> open = new HashSet<>(left);
            String next = left.stream()
                    .filter(table -> structure
                            .all(ObjectKind.FOREIGN_KEY, table)
                            .map(each -> each.trait(Trait.REFERENCES))
                            .noneMatch(to -> !to.equals(table) && open.contains(to)))
                    .findFirst()
                    .orElse(left.get(0));
            left.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    private record Filling(Connection connection, Structure structure, SqlNames names) {

        void fill(String table, List<String> remarks) throws SQLException {
            long there = PlainSql.query(connection, "SELECT COUNT(*) FROM " + names.table(table), row -> row.getLong(1))
                    .get(0);
            String why = null;
            boolean isFilled = there > 0;
            for (int row = 1; row <= ROWS; row++) {
                String failure = insert(table, (int) Math.min(there, 1_000_000) + row, row == ROWS);
                isFilled |= failure == null;
                why = failure == null ? why : failure;
            }
            if (!isFilled) {
                remarks.add("table %s has no rows: %s".formatted(table, why));
            }
        }

        /** Tries one combination of values after the other; gives the reason why the first doesn't fit if none does. */
        private @Nullable String insert(String table, int row, boolean isSparse) throws SQLException {
            Map<String, List<String>> candidates = candidates(table, row, isSparse);
            int[] chosen = new int[candidates.size()];
            String first = null;
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                Map<String, String> values = new LinkedHashMap<>();
                int at = 0;
                for (Map.Entry<String, List<String>> each : candidates.entrySet()) {
                    values.put(each.getKey(), each.getValue().get(chosen[at++]));
                }
                addReferences(table, row, isSparse, values);
                String failure = send(table, values);
                if (failure == null) {
                    return null;
                }
                first = first == null ? failure : first;
                if (!next(chosen, candidates)) {
                    return first;
                }
            }
            return first;
        }

        private static boolean next(int[] chosen, Map<String, List<String>> candidates) {
            int at = 0;
            for (List<String> each : candidates.values()) {
                if (++chosen[at] < each.size()) {
                    return true;
                }
                chosen[at++] = 0;
            }
            return false;
        }

        private Map<String, List<String>> candidates(String table, int row, boolean isSparse) {
            Set<String> references = new HashSet<>();
            structure.all(ObjectKind.FOREIGN_KEY, table).forEach(each -> references.addAll(each.columns()));
            Candidates values = new Candidates(structure);
            Map<String, List<String>> candidates = new LinkedHashMap<>();
            structure.all(ObjectKind.COLUMN, table).forEach(column -> {
                String name = column.id().name();
                if (!references.contains(name) && !comesByItself(column) && !(isSparse && canLack(column))) {
                    candidates.put(name, values.of(column, row));
                }
            });
            return candidates;
        }

        private static boolean comesByItself(SchemaObject column) {
            return !column.trait(Trait.GENERATED).isEmpty()
                    || !column.trait(Trait.IDENTITY).isEmpty()
                    || column.trait(Trait.DEFAULT).contains("nextval");
        }

        private boolean canLack(SchemaObject column) {
            boolean isKey = State.primaryKey(structure, column.id().table())
                    .contains(column.id().name());
            return !isKey && (isNullable(column) || !column.trait(Trait.DEFAULT).isEmpty());
        }

        private static boolean isNullable(SchemaObject column) {
            return column.trait(Trait.NOT_NULL).isEmpty();
        }

        /** Values of rows that are there; else of the row itself, or none. */
        private void addReferences(String table, int row, boolean isSparse, Map<String, String> values)
                throws SQLException {
            for (SchemaObject key : structure.all(ObjectKind.FOREIGN_KEY, table).toList()) {
                boolean canLack = key.columns().stream()
                        .map(each -> structure.find(ObjectKind.COLUMN, table, each))
                        .allMatch(each -> each != null && canLack(each));
                String to = key.trait(Trait.REFERENCES);
                List<List<String>> there = isSparse && canLack ? List.of() : rows(to, referenced(key, to));
                for (int at = 0; at < key.columns().size(); at++) {
                    String column = key.columns().get(at);
                    if (!there.isEmpty()) {
                        values.putIfAbsent(
                                column, there.get((row - 1) % there.size()).get(at));
                    } else if (to.equals(table)
                            && !canLack
                            && at < referenced(key, to).size()) {
                        String own = values.get(referenced(key, to).get(at));
                        values.put(column, own == null ? "NULL" : own);
                    }
                }
            }
        }

        private List<String> referenced(SchemaObject key, String to) {
            return key.referenced().isEmpty() ? State.primaryKey(structure, to) : key.referenced();
        }

        private List<List<String>> rows(String table, List<String> columns) throws SQLException {
            if (columns.isEmpty() || !structure.hasTable(table)) {
                return List.of();
            }
            String sql = "SELECT DISTINCT " + names.columns(columns) + " FROM " + names.table(table) + " ORDER BY "
                    + names.columns(columns);
            return PlainSql.query(connection, sql, row -> {
                List<String> values = new ArrayList<>();
                for (int at = 1; at <= columns.size(); at++) {
                    String text = row.getString(at);
                    values.add(text == null ? "NULL" : "'" + text.replace("'", "''") + "'");
                }
                return values;
            });
        }

        /** Gives why it failed; null if it did not. */
        private @Nullable String send(String table, Map<String, String> values) throws SQLException {
            String sql = "INSERT INTO " + names.table(table)
                    + (values.isEmpty()
                            ? " DEFAULT VALUES"
                            : " (" + names.columns(values.keySet()) + ") VALUES (" + String.join(", ", values.values())
                                    + ")");
            Savepoint before = connection.setSavepoint();
            try {
                PlainSql.execute(connection, sql);
                connection.releaseSavepoint(before);
                return null;
            } catch (SQLException e) {
                connection.rollback(before);
                return DriverWords.of(e).text().lines().findFirst().orElse("").strip();
            }
        }
    }
}
