package io.mockloop.migrations.dialect.postgresql;

import io.mockloop.migrations.sql.token.Ascii;
import io.mockloop.migrations.sql.token.LexicalOption;
import io.mockloop.migrations.sql.token.LexicalRules;
import io.mockloop.migrations.sql.token.SettingTracker;
import io.mockloop.migrations.sql.token.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * Follows {@code SET standard_conforming_strings}, what resets it, and {@code set_config} alone in a query. <a
 * href="https://www.postgresql.org/docs/current/runtime-config-compatible.html#GUC-STANDARD-CONFORMING-STRINGS">PostgreSQL,
 * 19.13.1</a>
 */
final class StandardStringsTracker implements SettingTracker {

    private static final String NAME = "STANDARD_CONFORMING_STRINGS";

    /** The most that a statement has that is looked for. */
    private static final int MOST_TOKENS = 12;

    private static final List<String> FALSE = List.of("FALSE", "NO", "OFF", "0");

    private final LexicalRules session;
    private final List<String> tokens = new ArrayList<>();
    /** What a transaction's end puts back behind SET LOCAL. */
    private LexicalRules lasting;

    StandardStringsTracker(LexicalRules session) {
        this.session = session;
        this.lasting = session;
    }

    /** The rules under a value of the setting, as the server shows it or as a script writes it. */
    static LexicalRules apply(LexicalRules rules, String value) {
        String upper = Ascii.upper(value);
        boolean off =
                !upper.isEmpty() && !upper.equals("O") && FALSE.stream().anyMatch(written -> written.startsWith(upper));
        return rules.with(LexicalOption.BACKSLASH_ESCAPES, off);
    }

    @Override
    public void accept(Token token) {
        if (tokens.size() <= MOST_TOKENS) {
            tokens.add(unquoted(Ascii.upper(token.to() - token.from() > NAME.length() + 2 ? "" : token.string())));
        }
    }

    @Override
    public LexicalRules endStatement(LexicalRules rules) {
        LexicalRules changed = tokens.size() <= MOST_TOKENS ? after(rules) : rules;
        tokens.clear();
        return changed;
    }

    private LexicalRules after(LexicalRules rules) {
        return switch (at(0)) {
            case "SET" -> set(rules);
            case "RESET" -> at(1).equals(NAME) || at(1).equals("ALL") ? lasting(session) : rules;
            case "DISCARD" -> at(1).equals("ALL") ? lasting(session) : rules;
            case "SELECT" -> setConfig(rules);
            case "COMMIT", "END", "ROLLBACK", "ABORT" -> at(1).equals("TO") ? rules : lasting;
            default -> rules;
        };
    }

    private LexicalRules set(LexicalRules rules) {
        boolean local = at(1).equals("LOCAL");
        int name = local || at(1).equals("SESSION") ? 2 : 1;
        if (!at(name).equals(NAME) || !(at(name + 1).equals("=") || at(name + 1).equals("TO"))) {
            return rules;
        }
        String value = at(name + 2);
        LexicalRules changed = value.equals("DEFAULT") ? session : apply(rules, value);
        return local ? changed : lasting(changed);
    }

    private LexicalRules setConfig(LexicalRules rules) {
        int call = at(2).equals(".") ? 3 : 1;
        boolean sets = at(call).equals("SET_CONFIG")
                && at(call + 1).equals("(")
                && at(call + 2).equals(NAME)
                && at(call + 3).equals(",");
        if (!sets) {
            return rules;
        }
        LexicalRules changed = apply(rules, at(call + 4));
        return at(call + 6).startsWith("T") ? changed : lasting(changed);
    }

    private LexicalRules lasting(LexicalRules rules) {
        lasting = rules;
        return rules;
    }

    private String at(int index) {
        return index < tokens.size() ? tokens.get(index) : "";
    }

    private static String unquoted(String token) {
        boolean quoted = token.length() > 1 && "'\"".indexOf(token.charAt(0)) >= 0;
        return quoted ? token.substring(1, token.length() - 1) : token;
    }
}
