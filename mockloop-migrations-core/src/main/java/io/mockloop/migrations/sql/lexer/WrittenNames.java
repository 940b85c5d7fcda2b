package io.mockloop.migrations.sql.lexer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The names of the tables and views that a statement creates, drops, alters, inserts into, updates, deletes from or
 * truncates, also where it does so in a part of it or in a body that is no string. Other names may be among them: what
 * counts is that a table that is only read isn't.
 */
public final class WrittenNames {

    /**
     * A name.
     *
     * @param written as the statement writes it, with quotes and schema
     * @param name without both
     */
    public record Name(String written, String name) {}

    private record Item(TokenType type, String text) {

        boolean is(String... words) {
            return type == TokenType.WORD && Set.of(words).contains(Ascii.upper(text));
        }

        boolean isSymbol(String symbol) {
            return type == TokenType.SYMBOL && text.equals(symbol);
        }

        boolean isName() {
            return type == TokenType.WORD || type == TokenType.IDENTIFIER || type == TokenType.STRING;
        }

        String unquoted() {
            return type == TokenType.WORD || text.length() < 2 ? text : text.substring(1, text.length() - 1);
        }
    }

    private static final Item NOTHING = new Item(TokenType.END, "");

    private final List<Item> items = new ArrayList<>();
    private final List<Name> names = new ArrayList<>();

    private WrittenNames(String statement, LexicalRules rules) {
        Scanner scanner = new Scanner(new TextInput(statement), rules);
        StringBuilder read = new StringBuilder();
        for (Token token = scanner.next(read, true); token.type() != TokenType.END; token = scanner.next(read, false)) {
            if (token.type().isCode() && !token.type().isConditionalMark()) {
                items.add(new Item(token.type(), token.string()));
            }
            read.setLength(0);
        }
    }

    /** The names in a statement. */
    public static List<Name> in(String statement, LexicalRules rules) {
        WrittenNames written = new WrittenNames(statement, rules);
        written.collect();
        return List.copyOf(written.names);
    }

    private void collect() {
        boolean definition = at(0).is("CREATE", "DROP", "ALTER", "TRUNCATE", "RENAME");
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if (item.is("INTO")) {
                name(skip(i + 1, "TABLE"));
            } else if (item.is("INSERT", "REPLACE")) {
                name(skip(i + 1, "LOW_PRIORITY", "DELAYED", "HIGH_PRIORITY", "IGNORE"));
            } else if (item.is("UPDATE") && !at(i - 1).is("ON", "FOR", "DO", "KEY", "BEFORE", "AFTER", "OF", "OR")) {
                names(skip(i + 1, "LOW_PRIORITY", "IGNORE", "ONLY", "OR", "ROLLBACK", "ABORT", "REPLACE", "FAIL"));
            } else if (item.is("DELETE") && !at(i - 1).is("ON")) {
                names(skip(i + 1, "LOW_PRIORITY", "QUICK", "IGNORE", "FROM", "ONLY"));
            } else if (item.is("TRUNCATE")) {
                names(skip(i + 1, "TABLE", "ONLY"));
            } else if (definition
                    && item.is("TABLE", "TABLES", "VIEW")
                    && !at(i - 1).is("AS")) {
                names(skip(i + 1, "IF", "NOT", "EXISTS", "ONLY"));
            } else if (definition
                    && item.is("TO", "AS")
                    && (at(0).is("RENAME") || at(i - 1).is("RENAME"))) {
                names(i + 1);
            }
        }
        if (at(0).is("COPY") && items.stream().anyMatch(item -> item.is("FROM"))) {
            name(1);
        }
    }

    private Item at(int index) {
        return index >= 0 && index < items.size() ? items.get(index) : NOTHING;
    }

    private int skip(int index, String... words) {
        int next = index;
        while (at(next).is(words)) {
            next++;
        }
        return next;
    }

    /** A list of names with commas between them. */
    private void names(int index) {
        int next = name(index);
        while (next > index && at(next).isSymbol(",")) {
            next = name(next + 1);
        }
    }

    /** One name; returns where the text goes on. */
    private int name(int index) {
        if (!at(index).isName()) {
            return index;
        }
        int last = index;
        StringBuilder written = new StringBuilder(at(index).text());
        while (at(last + 1).isSymbol(".") && at(last + 2).isName()) {
            last += 2;
            written.append('.').append(at(last).text());
        }
        names.add(new Name(written.toString(), at(last).unquoted()));
        return last + 1;
    }
}
