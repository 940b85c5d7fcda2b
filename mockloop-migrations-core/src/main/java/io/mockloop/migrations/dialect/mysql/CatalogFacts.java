package io.mockloop.migrations.dialect.mysql;

import io.mockloop.migrations.sql.split.StatementWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads in a DDL statement what the catalog shows of it. A form that isn't known exactly tells nothing.
 *
 * <p>Names of columns, indexes, routines and events compare without regard to case, others as the server does.
 */
final class CatalogFacts {

    private final StatementWords words;
    private final MySqlHistory sql = new MySqlHistory();
    private final List<CatalogFact> facts = new ArrayList<>();
    private final List<String> shows = new ArrayList<>();

    CatalogFacts(StatementWords words) {
        this.words = words;
    }

    /** A name with its database, if that is written. */
    private record Name(@Nullable String schema, String name) {}

    /** What is there to be looked at by a person. */
    List<String> shows() {
        return shows;
    }

    /** The facts; none if the form isn't known. */
    List<CatalogFact> read() {
        if (words.takeAny("GRANT", "REVOKE")) {
            shows.add("SHOW GRANTS FOR the user that is named");
        } else if (isAboutUsers()) {
            shows.add("SELECT user, host FROM mysql.user");
        } else if (words.take("CREATE")) {
            create();
        } else if (words.take("DROP")) {
            drop();
        } else if (words.take("RENAME", "TABLE")) {
            rename();
        } else if (words.take("TRUNCATE")) {
            words.take("TABLE");
            name().ifPresent(table -> shows.add("SELECT COUNT(*) FROM " + quoted(table)));
        } else if (words.take("ALTER")) {
            alter();
        }
        return facts;
    }

    private boolean isAboutUsers() {
        for (String verb : List.of("CREATE", "ALTER", "DROP", "RENAME")) {
            if (words.isNext(verb, "USER") || words.isNext(verb, "ROLE")) {
                return true;
            }
        }
        return false;
    }

    private void create() {
        boolean replaces = words.take("OR", "REPLACE");
        skipHead();
        if (words.take("TABLE")) {
            boolean maybe = words.take("IF", "NOT", "EXISTS") || replaces;
            name().ifPresent(table -> add(table(table), true, !maybe, "SHOW CREATE TABLE " + quoted(table)));
        } else if (words.take("VIEW")) {
            boolean maybe = words.take("IF", "NOT", "EXISTS") || replaces;
            name().ifPresent(view -> add(table(view), true, !maybe, "SHOW CREATE VIEW " + quoted(view)));
        } else if (words.takeAny("DATABASE", "SCHEMA")) {
            boolean maybe = words.take("IF", "NOT", "EXISTS") || replaces;
            words.name()
                    .ifPresent(name -> add(database(name), true, !maybe, "SHOW CREATE DATABASE " + sql.quote(name)));
        } else if (isIndex()) {
            createIndex(replaces);
        } else {
            stored(true, replaces);
        }
    }

    private boolean isIndex() {
        words.takeAny("UNIQUE", "FULLTEXT", "SPATIAL");
        return words.take("INDEX");
    }

    /** What may stand before the kind of a routine, view, trigger or event. */
    private void skipHead() {
        while (words.take("ALGORITHM", "=") || words.take("SQL", "SECURITY")) {
            words.name();
        }
        if (words.take("DEFINER", "=")) {
            words.name();
            if (words.take("(")) {
                words.take(")");
            }
            if (words.take("@")) {
                words.name();
            }
        }
        if (words.take("SQL", "SECURITY")) {
            words.name();
        }
    }

    private void stored(boolean makes, boolean replaces) {
        String kind = words.take("PROCEDURE")
                ? "PROCEDURE"
                : words.take("FUNCTION")
                        ? "FUNCTION"
                        : words.take("TRIGGER") ? "TRIGGER" : words.take("EVENT") ? "EVENT" : "";
        if (kind.isEmpty()) {
            return;
        }
        boolean maybe = words.take("IF", "NOT", "EXISTS") || words.take("IF", "EXISTS") || replaces;
        Name name = name().orElse(null);
        boolean complete = makes || words.isAtEnd();
        if (name != null && complete && !isElsewhere(kind, makes)) {
            add(stored(kind, name), makes, !maybe, "SHOW CREATE " + kind + " " + quoted(name));
        }
    }

    /** A loadable function stands in no schema, and an event that is due once is gone behind that. */
    private boolean isElsewhere(String kind, boolean makes) {
        boolean loadable = words.isNext("RETURNS", "STRING", "SONAME")
                || words.isNext("RETURNS", "INTEGER", "SONAME")
                || words.isNext("RETURNS", "REAL", "SONAME")
                || words.isNext("RETURNS", "DECIMAL", "SONAME");
        return loadable || (makes && kind.equals("EVENT") && !words.isNext("ON", "SCHEDULE", "EVERY"));
    }

    private void createIndex(boolean replaces) {
        boolean maybe = words.take("IF", "NOT", "EXISTS") || replaces;
        String index = words.name().orElse(null);
        if (words.take("USING")) {
            words.name();
        }
        if (index != null && words.take("ON")) {
            name().ifPresent(table -> add(index(table, index), true, !maybe, show(table)));
        }
    }

    private void drop() {
        words.take("TEMPORARY");
        if (words.takeAny("TABLE", "VIEW")) {
            boolean maybe = words.take("IF", "EXISTS");
            dropTables(maybe);
        } else if (words.takeAny("DATABASE", "SCHEMA")) {
            boolean maybe = words.take("IF", "EXISTS");
            String name = words.name().orElse(null);
            if (name != null && words.isAtEnd()) {
                add(database(name), false, !maybe, "SHOW DATABASES");
            }
        } else if (words.take("INDEX")) {
            boolean maybe = words.take("IF", "EXISTS");
            String index = words.name().orElse(null);
            if (index != null && words.take("ON")) {
                name().ifPresent(table -> add(index(table, index), false, !maybe, show(table)));
            }
        } else {
            stored(false, false);
        }
    }

    /** MariaDB drops several one by one, so that only one tells of all. */
    private void dropTables(boolean maybe) {
        List<Name> names = new ArrayList<>();
        do {
            name().ifPresent(names::add);
        } while (words.take(","));
        words.takeAny("RESTRICT", "CASCADE");
        if (words.isAtEnd() && names.size() == 1) {
            add(table(names.get(0)), false, !maybe, show(names.get(0)));
        } else {
            names.forEach(name -> shows.add(show(name)));
        }
    }

    private void rename() {
        Name from = name().orElse(null);
        Name to = words.take("TO") ? name().orElse(null) : null;
        if (from != null && to != null && words.isAtEnd()) {
            add(table(to), true, true, show(to));
        }
    }

    private void alter() {
        words.takeAny("ONLINE", "IGNORE");
        if (!words.take("TABLE") || words.isNext("IF", "EXISTS")) {
            return;
        }
        Name table = name().orElse(null);
        if (table == null) {
            return;
        }
        shows.add(show(table));
        do {
            AlterAction action = new AlterAction(words);
            action.read();
            for (AlterAction.Effect effect : action.effects()) {
                add(effect(table, effect), effect.after(), effect.certain(), null);
            }
            words.skipToComma();
        } while (words.take(","));
        if (!words.isAtEnd()) {
            facts.clear();
        }
    }

    private Subject effect(Name table, AlterAction.Effect effect) {
        return switch (effect.kind()) {
            case COLUMN -> column(table, effect.name());
            case INDEX -> index(table, effect.name());
            case CONSTRAINT -> constraint(table, effect.name());
            case TABLE -> table(new Name(effect.schema(), effect.name()));
        };
    }

    /** What a fact is about, and the query that finds it. */
    private record Subject(String key, String query) {}

    private void add(Subject subject, boolean after, boolean certain, @Nullable String show) {
        facts.add(new CatalogFact(subject.key(), subject.query(), after, certain));
        if (show != null) {
            shows.add(show);
        }
    }

    private Optional<Name> name() {
        return words.name()
                .map(first -> words.take(".")
                        ? words.name().map(second -> new Name(first, second)).orElse(new Name(null, first))
                        : new Name(null, first));
    }

    private String quoted(Name name) {
        String schema = name.schema();
        return schema == null ? sql.quote(name.name()) : sql.quote(schema) + "." + sql.quote(name.name());
    }

    private String show(Name table) {
        return "SHOW CREATE TABLE " + quoted(table);
    }

    private String in(Name name) {
        String schema = name.schema();
        return schema == null ? "DATABASE()" : sql.literal(schema);
    }

    private Subject table(Name table) {
        return new Subject(
                "table " + quoted(table).toLowerCase(Locale.ROOT),
                "SELECT 1 FROM information_schema.tables WHERE table_schema = " + in(table) + " AND table_name = "
                        + sql.literal(table.name()));
    }

    private Subject database(String name) {
        return new Subject(
                "database " + name.toLowerCase(Locale.ROOT),
                "SELECT 1 FROM information_schema.schemata WHERE schema_name = " + sql.literal(name));
    }

    private Subject stored(String kind, Name name) {
        String from = switch (kind) {
            case "TRIGGER" -> "triggers WHERE trigger_schema = " + in(name) + " AND trigger_name = ";
            case "EVENT" -> "events WHERE event_schema = " + in(name) + " AND event_name = ";
            default ->
                "routines WHERE routine_type = '" + kind + "' AND routine_schema = " + in(name)
                        + " AND routine_name = ";
        };
        return new Subject(
                kind + " " + quoted(name).toLowerCase(Locale.ROOT),
                "SELECT 1 FROM information_schema." + from + sql.literal(name.name()));
    }

    private Subject column(Name table, String column) {
        return part(table, "column", "columns", "column_name", column);
    }

    private Subject index(Name table, String index) {
        return part(table, "index", "statistics", "index_name", index);
    }

    private Subject constraint(Name table, String constraint) {
        return part(table, "constraint", "table_constraints", "constraint_name", constraint);
    }

    private Subject part(Name table, String kind, String view, String column, String name) {
        return new Subject(
                kind + " " + name.toLowerCase(Locale.ROOT),
                "SELECT 1 FROM information_schema." + view + " WHERE table_schema = " + in(table)
                        + " AND table_name = " + sql.literal(table.name()) + " AND LOWER(" + column + ") = LOWER("
                        + sql.literal(name) + ")");
    }
}
