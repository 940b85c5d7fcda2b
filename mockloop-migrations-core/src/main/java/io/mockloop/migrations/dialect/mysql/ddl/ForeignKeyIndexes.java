package io.mockloop.migrations.dialect.mysql.ddl;

import io.mockloop.migrations.dialect.mysql.ddl.TableCatalog.KnownIndex;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The indexes that foreign keys need. The server makes one by itself that stays when the key goes, goes when another
 * one can stand in for it, and doesn't come back when that is to go. So it is made with the key, and marked, and is
 * there as long as no other one is that the key can do with. One that isn't marked was asked for by somebody, and
 * stays.
 *
 * <p>Each answer is what an ALTER TABLE does besides.
 */
final class ForeignKeyIndexes {

    private final TableCatalog catalog;
    private final List<KnownIndex> indexes;
    private final MySqlDdl ddl;

    ForeignKeyIndexes(TableCatalog catalog, List<KnownIndex> indexes, MySqlDdl ddl) {
        this.catalog = catalog;
        this.indexes = indexes;
        this.ddl = ddl;
    }

    /** Beside a foreign key that is added. */
    List<String> forKey(String name, List<String> columns) {
        boolean isThere = indexes.stream()
                .anyMatch(index -> index.begins(columns) || index.name().equalsIgnoreCase(name));
        return isThere ? List.of() : List.of("ADD " + ddl.indexOfForeignKey(name, columns));
    }

    /** Beside a foreign key that goes: its index does so if nothing else needs it. */
    List<String> ofKey(String name) throws SQLException {
        Map<String, List<String>> keys = catalog.foreignKeys();
        List<String> columns = keys.getOrDefault(name, List.of());
        keys.remove(name);
        if (columns.isEmpty()) {
            return List.of();
        }
        List<String> referred = catalog.referredTo();
        return indexes.stream()
                .filter(index -> index.isOfForeignKeys() && index.begins(columns))
                .filter(index -> keys.values().stream().noneMatch(index::begins)
                        && referred.stream().noneMatch(index.columns().get(0)::equalsIgnoreCase))
                .map(this::drop)
                .toList();
    }

    /** Beside an index that is added: those that it can stand in for. */
    List<String> supersededBy(List<String> columns) {
        KnownIndex added = new KnownIndex("", columns, false);
        return indexes.stream()
                .filter(index -> index.isOfForeignKeys() && added.begins(index.columns()))
                .map(this::drop)
                .toList();
    }

    private String drop(KnownIndex index) {
        return "DROP INDEX " + ddl.quote(index.name());
    }

    /** Beside an index that goes: those that foreign keys need in its place. */
    List<String> inPlaceOf(String name) throws SQLException {
        List<KnownIndex> left = new ArrayList<>(indexes);
        boolean isNeeded = left.removeIf(index -> index.name().equalsIgnoreCase(name));
        List<String> added = new ArrayList<>();
        if (isNeeded) {
            catalog.foreignKeys().forEach((key, columns) -> {
                if (left.stream()
                        .noneMatch(
                                index -> index.begins(columns) || index.name().equalsIgnoreCase(key))) {
                    added.add("ADD " + ddl.indexOfForeignKey(key, columns));
                    left.add(new KnownIndex(key, columns, true));
                }
            });
        }
        return added;
    }
}
