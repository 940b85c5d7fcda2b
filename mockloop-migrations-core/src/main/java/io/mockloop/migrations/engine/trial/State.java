package io.mockloop.migrations.engine.trial;

import io.mockloop.migrations.engine.snapshot.Difference;
import io.mockloop.migrations.engine.snapshot.ObjectId;
import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.SchemaReader.Scope;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.engine.snapshot.Trait;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What a database is like, but for the history.
 *
 * @param structure its schema
 * @param rows of its tables, by their names
 * @param counters by their names
 */
public record State(Structure structure, SortedMap<String, TableRows> rows, SortedMap<String, Counter> counters) {

    private static final Set<String> WITHOUT_ROWS = Set.of("virtual", "foreign");

    /** Reads it. */
    public static State read(Connection connection, TrialParts parts) throws SQLException {
        Structure structure = structure(connection, parts);
        SqlNames names = SqlNames.of(connection);
        SortedMap<String, TableRows> rows = new TreeMap<>();
        for (String table : tables(structure)) {
            List<String> key = primaryKey(structure, table);
            List<String> columns = structure
                    .all(ObjectKind.COLUMN, table)
                    .filter(each -> each.trait(Trait.ON_UPDATE).isEmpty())
                    .map(each -> each.id().name())
                    .toList();
            rows.put(table, TableRows.read(connection, names, table, key, columns));
        }
        SortedMap<String, Counter> counters = new TreeMap<>();
        Predicate<ObjectId> ownTables = parts.ownTables();
        for (Counter each : parts.throwAways(connection).counters(connection)) {
            if (!ownTables.test(new ObjectId(ObjectKind.TABLE, "", each.name()))) {
                counters.put(each.name(), each);
            }
        }
        return new State(parts.throwAways(connection).comparable(structure), rows, counters);
    }

    static Structure structure(Connection connection, TrialParts parts) throws SQLException {
        return parts.schemas(connection).read(connection, Scope.DATABASE).without(parts.ownTables());
    }

    /** Its columns; none if there is none. */
    static List<String> primaryKey(Structure structure, String table) {
        return structure
                .all(ObjectKind.PRIMARY_KEY, table)
                .findFirst()
                .map(SchemaObject::columns)
                .orElse(List.of());
    }

    /** Those whose rows are their own: the parts of a partitioned one have no others than it. */
    static List<String> tables(Structure structure) {
        return structure
                .all(ObjectKind.TABLE)
                .filter(each -> each.trait(Trait.PARTITION_OF).isEmpty())
                .filter(each -> !WITHOUT_ROWS.contains(each.trait(Trait.KIND)))
                .map(each -> each.id().name())
                .toList();
    }

    /**
     * How another one differs from this, in words.
     *
     * @param ignored what isn't compared
     */
    public List<String> differences(State found, Predicate<ObjectId> ignored) {
        List<String> all = new ArrayList<>(structureDifferences(found, ignored));
        rows.forEach((table, should) -> {
            TableRows is = found.rows.get(table);
            if (is != null && !ignored.test(new ObjectId(ObjectKind.TABLE, "", table))) {
                all.addAll(should.differences(table, is.without(ignored, table)));
            }
        });
        counters.forEach((name, should) -> {
            Counter is = found.counters.get(name);
            if (is != null && !isAsExpected(should, is) && !ignored.test(new ObjectId(ObjectKind.SEQUENCE, "", name))) {
                all.add("%s %s: it is at %s, expected %s"
                        .formatted(
                                should.isOfColumn() ? "numbers of" : "sequence",
                                name,
                                is.position(),
                                should.position()));
            }
        });
        return all;
    }

    /** The same of the structure alone. */
    public List<String> structureDifferences(State found, Predicate<ObjectId> ignored) {
        return Difference.between(structure.without(ignored), found.structure.without(ignored)).stream()
                .map(Difference::toString)
                .toList();
    }

    /** Numbers that rows have taken are never given again; those that come twice are an error. */
    private static boolean isAsExpected(Counter should, Counter is) {
        return should.isOfColumn() ? is.position() >= should.position() : is.position() == should.position();
    }

    /** What tells whether a table is still the same. */
    static String shape(Structure structure, String table) {
        return structure.all(ObjectKind.COLUMN, table).toList().toString();
    }
}
