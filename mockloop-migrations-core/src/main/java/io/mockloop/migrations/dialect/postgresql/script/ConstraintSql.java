package io.mockloop.migrations.dialect.postgresql.script;

import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Trait;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Constraints and indexes. */
final class ConstraintSql {

    private static final Pattern PERIOD = Pattern.compile("period (.+)");
    private static final Pattern OVERLAPS = Pattern.compile("(.+) without overlaps");
    private static final Pattern ACTION = Pattern.compile("(set null|set default) \\((.+)\\)");
    private static final Pattern COLLATION = Pattern.compile("^ collate (\\S+)");

    private ConstraintSql() {}

    /** Whether CREATE TABLE makes it as it is: there, NOT VALID says nothing. */
    static boolean isWithItsTable(SchemaObject constraint) {
        return constraint.id().kind() != ObjectKind.FOREIGN_KEY
                && !constraint.trait(Trait.INVALID).equals("not valid");
    }

    /** One as it stands in a table's brackets, or behind ADD. */
    static String of(SchemaObject constraint) {
        String name = constraint.id().kind() == ObjectKind.PRIMARY_KEY
                ? constraint.trait(Trait.NAME)
                : constraint.id().name();
        return (name.isEmpty() ? "" : "CONSTRAINT " + Names.quoted(name) + " ") + definition(constraint);
    }

    private static String definition(SchemaObject constraint) {
        return switch (constraint.id().kind()) {
            case PRIMARY_KEY ->
                "PRIMARY KEY (" + keys(constraint.columns()) + ")" + index(constraint) + end(constraint);
            case UNIQUE ->
                "UNIQUE" + (constraint.trait(Trait.NULLS_EQUAL).isEmpty() ? "" : " NULLS NOT DISTINCT") + " ("
                        + keys(constraint.columns()) + ")" + index(constraint) + end(constraint);
            case CHECK ->
                "CHECK (" + constraint.trait(Trait.DEFINITION) + ")"
                        + (constraint.trait(Trait.NO_INHERIT).isEmpty() ? "" : " NO INHERIT") + invalid(constraint);
            case FOREIGN_KEY -> foreignKey(constraint);
            default -> constraint.trait(Trait.DEFINITION);
        };
    }

    /** Columns of a key, the last of which may be one of a time. */
    private static String keys(List<String> columns) {
        return columns.stream().map(ConstraintSql::key).collect(Collectors.joining(", "));
    }

    private static String key(String column) {
        Matcher period = PERIOD.matcher(column);
        Matcher overlaps = OVERLAPS.matcher(column);
        if (period.matches()) {
            return "PERIOD " + Names.quoted(period.group(1));
        }
        return overlaps.matches() ? Names.quoted(overlaps.group(1)) + " WITHOUT OVERLAPS" : Names.quoted(column);
    }

    private static String index(SchemaObject object) {
        String options = object.trait(Trait.OPTIONS);
        String tablespace = object.trait(Trait.TABLESPACE);
        return include(object)
                + (options.isEmpty() ? "" : " WITH (" + options + ")")
                + (tablespace.isEmpty() ? "" : " USING INDEX TABLESPACE " + Names.quoted(tablespace));
    }

    private static String include(SchemaObject object) {
        String include = object.trait(Trait.INCLUDE);
        return include.isEmpty() ? "" : " INCLUDE (" + Names.quoted(Arrays.asList(include.split(", "))) + ")";
    }

    private static String end(SchemaObject constraint) {
        return switch (constraint.trait(Trait.DEFERRABLE)) {
            case "" -> "";
            case "initially" -> " DEFERRABLE INITIALLY DEFERRED";
            default -> " DEFERRABLE";
        };
    }

    private static String invalid(SchemaObject constraint) {
        String invalid = constraint.trait(Trait.INVALID);
        return invalid.isEmpty() ? "" : " " + invalid.toUpperCase(Locale.ROOT);
    }

    private static String foreignKey(SchemaObject key) {
        String match = key.trait(Trait.MATCH);
        return "FOREIGN KEY (" + keys(key.columns()) + ") REFERENCES " + Names.qualified(key.trait(Trait.REFERENCES))
                + " (" + keys(key.referenced()) + ")"
                + (match.isEmpty() ? "" : " MATCH " + match.toUpperCase(Locale.ROOT))
                + action(" ON DELETE ", key.trait(Trait.ON_DELETE))
                + action(" ON UPDATE ", key.trait(Trait.ON_UPDATE))
                + end(key)
                + invalid(key);
    }

    private static String action(String words, String action) {
        Matcher some = ACTION.matcher(action);
        if (some.matches()) {
            return words + some.group(1).toUpperCase(Locale.ROOT) + " ("
                    + Names.quoted(Arrays.asList(some.group(2).split(", "))) + ")";
        }
        return action.isEmpty() ? "" : words + action.toUpperCase(Locale.ROOT);
    }

    /**
     * An index.
     *
     * @param columns those of its table
     */
    static String index(SchemaObject index, List<SchemaObject> columns) {
        String method = index.trait(Trait.METHOD);
        String options = index.trait(Trait.OPTIONS);
        String tablespace = index.trait(Trait.TABLESPACE);
        String where = index.trait(Trait.WHERE);
        return "CREATE " + (index.trait(Trait.UNIQUE).isEmpty() ? "" : "UNIQUE ") + "INDEX "
                + Names.quoted(index.id().name()) + " ON "
                + Names.qualified(index.id().table())
                + (method.isEmpty() ? "" : " USING " + Names.quoted(method))
                + index.columns().stream()
                        .map(each -> indexed(each, columns))
                        .collect(Collectors.joining(", ", " (", ")"))
                + include(index)
                + (index.trait(Trait.NULLS_EQUAL).isEmpty() ? "" : " NULLS NOT DISTINCT")
                + (options.isEmpty() ? "" : " WITH (" + options + ")")
                + (tablespace.isEmpty() ? "" : " TABLESPACE " + Names.quoted(tablespace))
                + (where.isEmpty() ? "" : " WHERE " + where);
    }

    /** What stands in an index: a column or an expression, and what is said of it behind that. */
    private static String indexed(String told, List<SchemaObject> columns) {
        String column = columns.stream()
                .map(each -> each.id().name())
                .filter(each -> told.equals(each) || told.startsWith(each + " ") || told.startsWith(each + "("))
                .filter(each -> !told.startsWith(each + "(") || isOptions(told.substring(each.length())))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
        int end = column.isEmpty() ? endOfExpression(told) : column.length();
        String rest = COLLATION
                .matcher(told.substring(end))
                .replaceFirst(each -> Matcher.quoteReplacement(" COLLATE " + Names.quoted(each.group(1))));
        return (column.isEmpty() ? told.substring(0, end) : Names.quoted(column)) + rest;
    }

    private static boolean isOptions(String rest) {
        return rest.matches("\\([^()]*=[^()]*\\).*");
    }

    /** An expression is a call, or stands in brackets. */
    private static int endOfExpression(String told) {
        int depth = 0;
        char quote = 0;
        for (int at = 0; at < told.length(); at++) {
            char next = told.charAt(at);
            if (quote != 0) {
                quote = next == quote ? 0 : quote;
            } else if (next == '\'' || next == '"') {
                quote = next;
            } else if (next == '(') {
                depth++;
            } else if (next == ')' && --depth == 0) {
                return at + 1;
            }
        }
        return told.length();
    }
}
