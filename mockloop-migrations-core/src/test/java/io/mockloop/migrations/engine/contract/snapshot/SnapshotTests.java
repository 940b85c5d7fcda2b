package io.mockloop.migrations.engine.contract.snapshot;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.snapshot.ObjectId;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.SchemaReader.Scope;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.Golden;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads structures, and says in words what is in them and how they differ. */
abstract class SnapshotTests extends ContractTests {

    SnapshotTests(TestDatabase server) {
        super(server);
    }

    /** A file of the database's own, by its kind: {@code everything-sqlite.sql}. */
    final Path own(String name, String type) {
        String file = name + "-" + database.kind().name().toLowerCase(Locale.ROOT) + type;
        assumeThat(SnapshotTests.class.getResource(file))
                .as("%s: what this database's schemas may hold", file)
                .isNotNull();
        return Golden.of(SnapshotTests.class, file);
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a schema that has one of everything; MySQL's and MariaDB's have most of it in common, a line each. */
    final void makeEverything() {
        if (That.IS_OF_MYSQL.isTrueOf(database)) {
            String all = text(Golden.of(SnapshotTests.class, "everything.sql")) + text(own("everything", ".sql"));
            database.execute(all.lines().toArray(String[]::new));
        } else {
            database.execute(text(own("everything", ".sql")).split("\n\n"));
        }
    }

    /** Which object, as in {@code column t.a}, {@code index i of t}. */
    static String named(ObjectId id) {
        return switch (id.kind()) {
            case COLUMN -> id.kind() + " " + id.display();
            case PRIMARY_KEY -> id.kind() + " of " + id.table();
            default -> id.kind() + " " + id.name() + (id.table().isEmpty() ? "" : " of " + id.table());
        };
    }

    final Structure structure() throws SQLException {
        return structure(database, Scope.DATABASE);
    }

    static Structure structure(FreshDatabase of, Scope scope) throws SQLException {
        try (Connection connection = of.dataSource().getConnection()) {
            return of.traits().dialect().schemas().read(connection, scope);
        }
    }

    /** Each object in words. */
    static List<String> words(Structure structure) {
        return structure.objects().values().stream().map(SnapshotTests::words).toList();
    }

    private static String words(SchemaObject object) {
        String columns = object.columns().isEmpty() ? "" : " " + object.columns();
        String referenced = object.referenced().isEmpty() ? "" : " to " + object.referenced();
        String traits = new TreeMap<>(object.traits())
                .entrySet().stream()
                        .map(each ->
                                " | " + each.getKey() + ": " + each.getValue().replaceAll("\\s+", " "))
                        .collect(Collectors.joining());
        return named(object.id()) + columns + referenced + traits;
    }

    /** Which objects aren't the same in both, in words. */
    static String differing(Structure one, Structure other) {
        Set<ObjectId> ids = new TreeSet<>(one.objects().keySet());
        ids.addAll(other.objects().keySet());
        return ids.stream()
                .filter(each -> Stream.of(one, other)
                                .map(structure -> structure.objects().get(each))
                                .map(String::valueOf)
                                .distinct()
                                .count()
                        > 1)
                .map(SnapshotTests::named)
                .collect(Collectors.joining(", "));
    }
}
