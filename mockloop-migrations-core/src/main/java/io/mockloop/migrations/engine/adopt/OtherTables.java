package io.mockloop.migrations.engine.adopt;

import io.mockloop.migrations.AdoptSource;
import io.mockloop.migrations.Remedy.OtherLibrary;
import io.mockloop.migrations.engine.history.HistoryNames;
import io.mockloop.migrations.engine.history.HistoryRules;
import io.mockloop.migrations.engine.history.OtherHistory;
import io.mockloop.migrations.engine.session.Engine;
import io.mockloop.migrations.exception.AdoptionException;
import io.mockloop.migrations.exception.HistoryTableException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the tables in which other libraries keep their histories. */
final class OtherTables {

    private final Engine engine;
    private final AdoptSource source;

    OtherTables(Engine engine, AdoptSource source) {
        this.engine = engine;
        this.source = source;
    }

    /**
     * The one that is meant.
     *
     * @param configured the schema that is set for our history; null for none
     * @throws AdoptionException if there is none, or more than one, or it isn't what it is said to be
     */
    OtherTable find(@Nullable String configured) throws SQLException {
        Set<String> schemas = schemas(configured);
        List<OtherTable> found = new ArrayList<>();
        for (OtherLibrary library : OtherLibrary.values()) {
            if (source.from() == null || source.from() == library) {
                find(library, schemas).ifPresent(found::add);
            }
        }
        if (found.size() > 1) {
            throw AdoptionException.several(
                    found.stream().map(OtherTable::display).toList(),
                    found.stream().map(OtherTable::library).toList());
        }
        return found.isEmpty() ? otherwise(schemas) : found.get(0);
    }

    private Set<String> schemas(@Nullable String configured) throws SQLException {
        if (source.schema() != null) {
            return Set.of(source.schema());
        }
        Set<String> schemas = new LinkedHashSet<>(Set.of(engine.history().currentSchema(engine.connection())));
        if (configured != null) {
            schemas.add(configured);
        }
        return schemas;
    }

    private Optional<OtherTable> find(OtherLibrary library, Set<String> schemas) throws SQLException {
        for (String schema : schemas) {
            for (String table : names(library)) {
                List<String> columns = columns(schema, table);
                boolean isItsOwn = columns.containsAll(columns(library));
                boolean isNamedSo = source.table() == null && library.keeps(table) && !columns.isEmpty();
                if (isNamedSo && !isItsOwn) {
                    throw otherColumns(schema, table, columns, library);
                }
                if (isItsOwn) {
                    return Optional.of(table(library, schema, table));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Names as they may be spelt. Liquibase doesn't quote its own, so that it is in capitals where names are told apart
     * by them, but on PostgreSQL.
     */
    private List<String> names(OtherLibrary library) {
        if (source.table() != null) {
            return List.of(source.table());
        }
        String usual = library.table();
        String capitals = usual.toUpperCase(Locale.ROOT);
        return switch (library) {
            case FLYWAY -> List.of(usual, capitals, OtherHistory.OLD_FLYWAYS);
            case LIQUIBASE -> List.of(capitals, usual);
        };
    }

    private static List<String> columns(OtherLibrary library) {
        return switch (library) {
            case FLYWAY -> OtherHistory.FLYWAYS_COLUMNS;
            case LIQUIBASE -> LiquibaseRow.COLUMNS;
        };
    }

    private List<String> columns(String schema, String table) throws SQLException {
        try {
            return engine
                    .history()
                    .columnsOf(
                            engine.connection(),
                            new HistoryNames(schema, engine.reader().names().table()),
                            table)
                    .stream()
                    .map(column -> column.toLowerCase(Locale.ROOT))
                    .toList();
        } catch (HistoryTableException e) {
            if (source.schema() != null) {
                return List.of(); // there is no such schema
            }
            throw e;
        }
    }

    private OtherTable table(OtherLibrary library, String schema, String table) {
        HistoryRules rules = engine.history();
        return new OtherTable(library, schema + "." + table, rules.quote(schema) + "." + rules.quote(table));
    }

    /** Nothing is a history: is there a table at all? */
    private OtherTable otherwise(Set<String> schemas) throws SQLException {
        OtherLibrary library = source.from() == null ? OtherLibrary.FLYWAY : source.from();
        for (String schema : schemas) {
            String table = source.table();
            List<String> columns = table == null ? List.of() : columns(schema, table);
            if (table != null && !columns.isEmpty()) {
                throw otherColumns(schema, table, columns, library);
            }
        }
        throw AdoptionException.noTable("%s in %s".formatted(looked(), String.join(", ", schemas)), engine.product());
    }

    private String looked() {
        if (source.table() != null) {
            return source.table();
        }
        return List.of(OtherLibrary.values()).stream()
                .filter(each -> source.from() == null || source.from() == each)
                .map(OtherLibrary::table)
                .collect(Collectors.joining(" and "));
    }

    private static AdoptionException otherColumns(
            String schema, String table, List<String> columns, OtherLibrary library) {
        List<String> lacking = new ArrayList<>(columns(library));
        lacking.removeAll(columns);
        return AdoptionException.otherColumns(schema + "." + table, lacking, library);
    }
}
