package io.mockloop.migrations.dialect.sqlite.ddl;

import io.mockloop.migrations.dialect.sqlite.ddl.ConstraintText.Kind;
import io.mockloop.migrations.engine.ddl.RefusedChangeException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds columns and constraints in a CREATE TABLE that SQLite has accepted (<a
 * href="https://www.sqlite.org/lang_createtable.html">CREATE TABLE</a>). Where one ends is told by the reserved word
 * that begins the next, so that what stands inside of them need not be understood.
 */
final class TableParser {

    private final Tokens tokens;
    private final List<ColumnText> columns = new ArrayList<>();
    private final List<ConstraintText> constraints = new ArrayList<>();
    private final int close;

    /** Reads from the token behind the opening bracket. */
    TableParser(Tokens tokens, int from) {
        this.tokens = tokens;
        int at = from;
        while (true) {
            at = isTableConstraint(at) ? constraints(at, null, constraints) : column(at);
            if (!tokens.is(at, ",")) {
                break;
            }
            at++;
        }
        if (!tokens.is(at, ")")) {
            throw unreadable();
        }
        close = at;
    }

    List<ColumnText> columns() {
        return columns;
    }

    List<ConstraintText> constraints() {
        return constraints;
    }

    /** The token that is the closing bracket. */
    int close() {
        return close;
    }

    private boolean isTableConstraint(int at) {
        return tokens.isAny(at, "CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN");
    }

    private int column(int at) {
        String name = tokens.name(at);
        int typeEnd = at + 1;
        while (!isEnd(typeEnd) && !begins(typeEnd)) {
            typeEnd = tokens.after(typeEnd);
        }
        List<ConstraintText> own = new ArrayList<>();
        int end = constraints(typeEnd, name, own);
        columns.add(new ColumnText(name, List.copyOf(own), at, typeEnd, end));
        return end;
    }

    private boolean isEnd(int at) {
        return at >= tokens.size() || tokens.isAny(at, ",", ")");
    }

    private int constraints(int from, @Nullable String column, List<ConstraintText> into) {
        int at = from;
        while (!isEnd(at)) {
            boolean named = tokens.is(at, "CONSTRAINT");
            int head = named ? at + 2 : at;
            Kind kind = kind(head);
            int end = behindHead(kind, head);
            while (kind != Kind.NAME && !isEnd(end) && !(column == null ? isTableConstraint(end) : begins(end))) {
                end = tokens.after(end);
            }
            if (end == at) {
                throw unreadable();
            }
            List<String> on = column == null ? named(kind, head) : List.of(column);
            into.add(new ConstraintText(kind, named ? tokens.name(at + 1) : null, on, at, head, end));
            at = end;
        }
        return at;
    }

    private RefusedChangeException unreadable() {
        return new RefusedChangeException("the table's text can't be read: " + tokens.sql());
    }

    /** Whether a constraint of a column begins here, and doesn't go on. */
    private boolean begins(int at) {
        if (tokens.isAny(at, "NULL", "DEFAULT")) {
            return !tokens.isAny(at - 1, "SET", "NOT");
        }
        return tokens.isAny(at, "CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "COLLATE", "REFERENCES")
                || tokens.is(at, "NOT", "NULL")
                || tokens.is(at, "GENERATED", "ALWAYS", "AS")
                || (tokens.is(at, "AS") && !tokens.is(at - 1, "ALWAYS"));
    }

    private Kind kind(int at) {
        if (isEnd(at) || tokens.isQuoted(at)) {
            return Kind.NAME;
        }
        return switch (tokens.code(at, at + 1).strip()) {
            case "PRIMARY" -> Kind.PRIMARY_KEY;
            case "UNIQUE" -> Kind.UNIQUE;
            case "FOREIGN", "REFERENCES" -> Kind.FOREIGN_KEY;
            case "CHECK" -> Kind.CHECK;
            case "NOT" -> Kind.NOT_NULL;
            case "NULL" -> Kind.NULL;
            case "DEFAULT" -> Kind.DEFAULT;
            case "COLLATE" -> Kind.COLLATE;
            case "GENERATED", "AS" -> Kind.GENERATED;
            default -> Kind.NAME;
        };
    }

    private int behindHead(Kind kind, int head) {
        return switch (kind) {
            case NAME -> head;
            case DEFAULT -> tokens.after(tokens.isAny(head + 1, "+", "-") ? head + 2 : head + 1);
            case NOT_NULL, COLLATE -> head + 2;
            case GENERATED -> tokens.is(head, "AS") ? head + 1 : head + 3;
            case PRIMARY_KEY, UNIQUE, FOREIGN_KEY, CHECK, NULL -> head + 1;
        };
    }

    /** The columns in the brackets of a key of the table. */
    private List<String> named(Kind kind, int head) {
        int open = kind == Kind.UNIQUE ? head + 1 : head + 2;
        if (kind == Kind.CHECK || kind == Kind.NAME || !tokens.is(open, "(")) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (int at = open; at < tokens.after(open) - 1; at = tokens.after(at)) {
            if (tokens.isAny(at, "(", ",")) {
                names.add(tokens.name(at + 1));
                at++;
            }
        }
        return List.copyOf(names);
    }
}
