package io.mockloop.migrations.dialect.sqlite.ddl;

import java.util.Map;
import java.util.TreeMap;

/** Changes at some places of a table's text, all of them told by where things stood before. */
final class Edits {

    private record Edit(int to, String text) {}

    private final Tokens tokens;
    private final String sql;
    private final Map<Integer, Edit> edits = new TreeMap<>();

    Edits(Tokens tokens) {
        this.tokens = tokens;
        this.sql = tokens.sql();
    }

    void replace(int from, int to, String text) {
        edits.put(from, new Edit(to, text));
    }

    /**
     * Takes out what stands from one token to before another, and the comma that it leaves over. Comments stay, and the
     * white space that may end one.
     */
    void remove(int first, int end) {
        boolean begins = tokens.isAny(first - 1, ",", "(");
        if (begins && tokens.is(end, ",")) {
            int to = tokens.to(end);
            while (Character.isWhitespace(sql.charAt(to))) {
                to++;
            }
            replace(tokens.from(first), to, "");
            return;
        }
        if (begins && tokens.is(end, ")") && tokens.is(first - 1, ",")) {
            replace(tokens.from(first - 1), tokens.to(first - 1), "");
        }
        int before = tokens.to(first - 1);
        int from = sql.substring(before, tokens.from(first)).isBlank() ? before : tokens.from(first);
        int to = tokens.to(end - 1);
        boolean apart = Character.isWhitespace(sql.charAt(to)) || tokens.isAny(end, ",", ")");
        replace(from, to, apart ? "" : " ");
    }

    TableText table() {
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (Map.Entry<Integer, Edit> each : edits.entrySet()) {
            text.append(sql, at, each.getKey()).append(each.getValue().text());
            at = each.getValue().to();
        }
        return new TableText(text.append(sql, at, sql.length()).toString());
    }
}
