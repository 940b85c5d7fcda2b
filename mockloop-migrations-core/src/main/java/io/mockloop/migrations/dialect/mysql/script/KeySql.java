package io.mockloop.migrations.dialect.mysql.script;

import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.engine.snapshot.Trait;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Keys, indexes and checks as they stand in a table's brackets, or behind ADD. */
final class KeySql {

    private static final Pattern BEHIND_NAME = Pattern.compile("(?:\\(\\d+\\))?(?: desc)?");

    private final Structure structure;
    private final SchemaWords words;

    KeySql(Structure structure, SchemaWords words) {
        this.structure = structure;
        this.words = words;
    }

    String of(SchemaObject key) {
        String name = Names.quoted(key.id().name());
        return switch (key.id().kind()) {
            case PRIMARY_KEY -> "PRIMARY KEY" + columns(key) + end(key);
            case UNIQUE -> "UNIQUE KEY " + name + columns(key) + end(key);
            case INDEX -> kind(key) + "KEY " + name + columns(key) + end(key);
            case FOREIGN_KEY -> "CONSTRAINT " + name + " " + foreignKey(key);
            default ->
                "CONSTRAINT " + name + " CHECK (" + key.trait(Trait.DEFINITION) + ")"
                        + (key.trait(Trait.INVALID).isEmpty() ? "" : " NOT ENFORCED");
        };
    }

    private static boolean isKindOfItsOwn(SchemaObject index) {
        return index.trait(Trait.METHOD).matches("fulltext|spatial");
    }

    private static String kind(SchemaObject index) {
        return isKindOfItsOwn(index) ? index.trait(Trait.METHOD).toUpperCase(Locale.ROOT) + " " : "";
    }

    private String columns(SchemaObject key) {
        return key.columns().stream()
                .map(each -> column(each, key.id().table()))
                .collect(Collectors.joining(", ", " (", ")"));
    }

    /** A column with its length and order behind it, or an expression. */
    private String column(String told, String table) {
        return structure.columns(table).stream()
                .map(each -> each.id().name())
                .filter(told::startsWith)
                .filter(each ->
                        BEHIND_NAME.matcher(told.substring(each.length())).matches())
                .max(Comparator.comparingInt(String::length))
                .map(each -> Names.quoted(each) + told.substring(each.length()).toUpperCase(Locale.ROOT))
                .orElse(told);
    }

    private String end(SchemaObject index) {
        String method = index.trait(Trait.METHOD);
        String comment = index.trait(Trait.COMMENT);
        return (method.isEmpty() || isKindOfItsOwn(index) ? "" : " USING " + method.toUpperCase(Locale.ROOT))
                + (comment.isEmpty() ? "" : " COMMENT " + Names.literal(comment))
                + (index.trait(Trait.INVISIBLE).isEmpty() ? "" : " " + words.unusedIndex());
    }

    private String foreignKey(SchemaObject key) {
        return "FOREIGN KEY (" + Names.quoted(key.columns()) + ") REFERENCES " + referenced(key) + " ("
                + Names.quoted(key.referenced()) + ")" + action(" ON DELETE ", key.trait(Trait.ON_DELETE))
                + action(" ON UPDATE ", key.trait(Trait.ON_UPDATE));
    }

    /** A table of another database is told with that. */
    private String referenced(SchemaObject key) {
        String table = key.trait(Trait.REFERENCES);
        int dot = structure.hasTable(table) ? -1 : table.indexOf('.');
        return dot < 0
                ? Names.quoted(table)
                : Names.quoted(table.substring(0, dot)) + "." + Names.quoted(table.substring(dot + 1));
    }

    private static String action(String words, String action) {
        return action.isEmpty() ? "" : words + action.toUpperCase(Locale.ROOT);
    }
}
