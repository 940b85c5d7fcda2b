package io.mockloop.migrations.dialect.sqlite.snapshot;

import io.mockloop.migrations.dialect.sqlite.ddl.Tokens;
import io.mockloop.migrations.engine.snapshot.Trait;
import io.mockloop.migrations.engine.snapshot.TraitValues;
import io.mockloop.migrations.sql.token.Ascii;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a foreign key says (<a href="https://www.sqlite.org/foreignkeys.html">SQLite Foreign Key Support</a>).
 *
 * @param referenced the columns that it leads to
 * @param traits the table that it leads to, and how
 */
record ForeignKeyText(List<String> referenced, Map<String, String> traits) {

    /** Reads one, without its name. */
    static ForeignKeyText read(String sql, Names names) {
        Tokens tokens = new Tokens(sql);
        int at = 0;
        while (!tokens.is(at, "REFERENCES")) {
            at = tokens.after(at);
        }
        String table = names.relation(tokens.name(at + 1));
        at += 2;
        List<String> referenced = names.primaryKey(table);
        if (tokens.is(at, "(")) {
            referenced = KeyText.read(tokens, at, names, table).columns();
            at = tokens.after(at);
        }
        return new ForeignKeyText(referenced, traits(tokens, at, table));
    }

    private static Map<String, String> traits(Tokens tokens, int from, String table) {
        TraitValues traits = new TraitValues().with(Trait.REFERENCES, table);
        for (int at = from; at < tokens.size(); at++) {
            if (tokens.is(at, "ON", "DELETE")) {
                traits.with(Trait.ON_DELETE, action(tokens, at + 2));
            } else if (tokens.is(at, "ON", "UPDATE")) {
                traits.with(Trait.ON_UPDATE, action(tokens, at + 2));
            } else if (tokens.is(at, "MATCH") && !tokens.is(at + 1, "SIMPLE")) {
                traits.with(Trait.MATCH, Ascii.lower(tokens.name(at + 1)));
            } else if (tokens.is(at, "DEFERRABLE") && !tokens.is(at - 1, "NOT")) {
                boolean isDeferred = tokens.is(at + 1, "INITIALLY", "DEFERRED");
                traits.with(Trait.DEFERRABLE, isDeferred ? "initially" : Trait.YES);
            }
        }
        return traits.map();
    }

    /** Nothing for the usual one. */
    private static String action(Tokens tokens, int at) {
        List<String> words = new ArrayList<>();
        words.add(Ascii.lower(tokens.name(at)));
        if (tokens.isAny(at, "SET", "NO")) {
            words.add(Ascii.lower(tokens.name(at + 1)));
        }
        String action = String.join(" ", words);
        return action.equals("no action") ? "" : action;
    }
}
