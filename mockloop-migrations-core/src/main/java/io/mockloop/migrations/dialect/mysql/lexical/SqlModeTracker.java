package io.mockloop.migrations.dialect.mysql.lexical;

import io.mockloop.migrations.sql.token.Ascii;
import io.mockloop.migrations.sql.token.LexicalRules;
import io.mockloop.migrations.sql.token.Scanner;
import io.mockloop.migrations.sql.token.SettingTracker;
import io.mockloop.migrations.sql.token.Token;
import io.mockloop.migrations.sql.token.TokenType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Follows {@code SET sql_mode = …} in all its forms, and the variables that a script keeps a mode in. A value that
 * isn't one of literals, variables, CONCAT, REPLACE and a SELECT of these leaves the mode as it is.
 */
public final class SqlModeTracker implements SettingTracker {

    /** A longer statement sets no mode: a dump's or a script's have some twenty. */
    private static final int MOST_TOKENS = 500;

    private static final int LONGEST_TOKEN = 2000;
    private static final String NAME = "SQL_MODE";

    private enum State {
        START,
        SET,
        OTHER
    }

    private final String session;
    private final Map<String, String> variables = new HashMap<>();
    private final List<String> tokens = new ArrayList<>();
    private State state = State.START;
    private int position;

    public SqlModeTracker(LexicalRules session) {
        this.session = SqlMode.of(session);
    }

    @Override
    public void accept(Token token) {
        if (state == State.OTHER || token.type().isConditionalMark()) {
            return;
        }
        if (state == State.START) {
            state = token.isWord("SET") ? State.SET : State.OTHER;
        } else if (tokens.size() == MOST_TOKENS) {
            tokens.clear();
            state = State.OTHER;
        } else {
            tokens.add(text(token));
        }
    }

    private static String text(Token token) {
        if (token.to() - token.from() > LONGEST_TOKEN) {
            return "…";
        }
        return token.type() == TokenType.WORD ? Ascii.upper(token.string()) : token.string();
    }

    @Override
    public LexicalRules endStatement(LexicalRules rules) {
        LexicalRules changed = rules;
        if (state == State.SET && !at(0).equals("STATEMENT")) {
            changed = assignments(rules);
        }
        state = State.START;
        tokens.clear();
        return changed;
    }

    private LexicalRules assignments(LexicalRules before) {
        String mode = SqlMode.of(before);
        String scope = "SESSION";
        boolean changed = false;
        position = 0;
        while (position < tokens.size()) {
            if (isScope(at(position))) {
                scope = at(position++);
            }
            String variable = variable();
            boolean named = position > 0 && isMode(position - 1);
            String own = scopeBefore(scope);
            if (!takeAssignment()) {
                return before;
            }
            String value = value(mode);
            if (variable != null) {
                remember(variable, value);
            } else if (named && value != null && (own.equals("SESSION") || own.equals("LOCAL"))) {
                mode = value;
                changed = true;
            }
            skipToComma();
        }
        return changed ? SqlMode.apply(before, mode) : before;
    }

    private void remember(String variable, @Nullable String value) {
        if (value == null) {
            variables.remove(variable);
        } else {
            variables.put(variable, value);
        }
    }

    /** Passes over what is assigned to; the name of a user's variable, null for another one. */
    private @Nullable String variable() {
        int from = position;
        while (position < tokens.size()
                && !at(position).equals("=")
                && !at(position).equals(":")) {
            position++;
        }
        boolean user = at(from).equals("@") && position == from + 2;
        return user ? unquoted(at(from + 1)) : null;
    }

    /** The scope in {@code @@GLOBAL.sql_mode}, else the one that is in force. */
    private String scopeBefore(String scope) {
        boolean system = at(position - 3).equals("@") && at(position - 2).equals("@");
        if (at(position - 2).equals(".")) {
            return at(position - 3);
        }
        return system ? "SESSION" : scope;
    }

    private boolean takeAssignment() {
        if (at(position).equals(":")) {
            position++;
        }
        boolean assigned = at(position).equals("=");
        position++;
        return assigned;
    }

    private @Nullable String value(String mode) {
        String token = at(position++);
        if (token.equals("(")) {
            return inParentheses(mode);
        }
        if (token.equals("@")) {
            return variableValue(mode);
        }
        if (token.equals("CONCAT") || token.equals("REPLACE")) {
            return call(token, mode);
        }
        if (token.equals("DEFAULT")) {
            return session;
        }
        if (token.isEmpty()) {
            return null;
        }
        if (Scanner.isDigit(token.charAt(0))) {
            return token.length() < 18 && token.chars().allMatch(Scanner::isDigit)
                    ? SqlMode.of(Long.parseLong(token))
                    : null;
        }
        boolean written = token.chars().allMatch(Scanner::isWord) || "'\"".indexOf(token.charAt(0)) >= 0;
        return written && !token.equals("…") ? unquoted(token) : null;
    }

    private @Nullable String inParentheses(String mode) {
        if (at(position).equals("SELECT")) {
            position++;
        }
        String value = value(mode);
        return at(position++).equals(")") ? value : null;
    }

    private @Nullable String variableValue(String mode) {
        if (!at(position).equals("@")) {
            return variables.get(unquoted(at(position++)));
        }
        position++;
        String scope = "SESSION";
        if (at(position + 1).equals(".")) {
            scope = at(position);
            position += 2;
        }
        String name = at(position++);
        return name.equals(NAME) || name.equalsIgnoreCase("`sql_mode`")
                ? scope.equals("GLOBAL") ? session : mode
                : null;
    }

    private @Nullable String call(String function, String mode) {
        List<String> arguments = new ArrayList<>();
        do {
            position++;
            String argument = value(mode);
            if (argument == null) {
                return null;
            }
            arguments.add(Ascii.upper(argument));
        } while (at(position).equals(","));
        if (!at(position++).equals(")")) {
            return null;
        }
        if (function.equals("CONCAT")) {
            return String.join("", arguments);
        }
        return arguments.size() == 3 ? arguments.get(0).replace(arguments.get(1), arguments.get(2)) : null;
    }

    private void skipToComma() {
        int parentheses = 0;
        while (position < tokens.size() && !(parentheses == 0 && at(position).equals(","))) {
            parentheses += at(position).equals("(") ? 1 : at(position).equals(")") ? -1 : 0;
            position++;
        }
        position++;
    }

    private boolean isMode(int index) {
        return at(index).equals(NAME) || at(index).equalsIgnoreCase("`sql_mode`");
    }

    private static boolean isScope(String token) {
        return List.of("SESSION", "LOCAL", "GLOBAL", "PERSIST", "PERSIST_ONLY").contains(token);
    }

    private String at(int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index) : "";
    }

    private static String unquoted(String token) {
        boolean quoted = token.length() > 1 && "'\"`".indexOf(token.charAt(0)) >= 0;
        return Ascii.upper(quoted ? token.substring(1, token.length() - 1) : token);
    }
}
