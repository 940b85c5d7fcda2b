package io.mockloop.migrations.dialect.postgresql;

import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.sql.split.StatementHead;
import io.mockloop.migrations.sql.token.Ascii;
import io.mockloop.migrations.sql.token.LexicalRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * Finds what a statement with CONCURRENTLY has left INVALID: it may succeed over an index that an earlier one left so
 * (IF NOT EXISTS), or pass it over (REINDEX; manual, "Rebuilding Indexes Concurrently").
 */
final class InvalidIndexes {

    private static final String FOUND =
            "SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) FROM pg_catalog.pg_index i"
                    + " JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid"
                    + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                    + " WHERE NOT i.indisvalid AND c.relkind = 'i' AND c.relpersistence <> 't' AND (";

    private static final Set<String> OFF = Set.of("FALSE", "OFF", "0");

    private final List<String> tokens;
    private int at;
    /** Whether it makes an index by a name. */
    private boolean named;

    private InvalidIndexes(List<String> tokens) {
        this.tokens = tokens;
    }

    /** The names of indexes that a statement that was sent has left INVALID, with their schemas and in quotes. */
    static List<String> leftBy(String statement, LexicalRules rules, Connection connection) throws SQLException {
        String condition = new InvalidIndexes(StatementHead.written(statement, rules)).condition();
        return condition.isEmpty()
                ? List.of()
                : PlainSql.query(connection, FOUND + condition + ") ORDER BY 1", row -> row.getString(1));
    }

    /** Whether a statement makes an index by a name, beside those who write. */
    static boolean isMadeByName(String statement, LexicalRules rules) {
        InvalidIndexes made = new InvalidIndexes(StatementHead.written(statement, rules));
        return !made.condition().isEmpty() && made.named;
    }

    /**
     * The same of one that failed, if it was to make an index by a name: nobody else's can have that. One without a
     * name, and one that rebuilds, may be beside others that are being built.
     */
    static List<String> madeBy(String statement, LexicalRules rules, Connection connection) throws SQLException {
        InvalidIndexes made = new InvalidIndexes(StatementHead.written(statement, rules));
        String condition = made.condition();
        return made.named
                ? PlainSql.query(connection, FOUND + condition + ") ORDER BY 1", row -> row.getString(1))
                : List.of();
    }

    /** Empty if the statement is none of those that are meant. */
    private String condition() {
        if (skip("CREATE")) {
            skip("UNIQUE");
            return skip("INDEX") && skip("CONCURRENTLY") ? created() : "";
        }
        return skip("REINDEX") ? rebuilt() : "";
    }

    private String created() {
        if (skip("IF")) {
            at += 2;
        }
        String name = skip("ON") ? "" : name();
        named = !name.isEmpty();
        skip("ON");
        skip("ONLY");
        String table = name();
        return name.isEmpty()
                ? "i.indrelid = " + relation(table)
                : "i.indexrelid = pg_catalog.to_regclass((SELECT pg_catalog.quote_ident(tn.nspname) FROM pg_catalog.pg_class t"
                        + " JOIN pg_catalog.pg_namespace tn ON tn.oid = t.relnamespace WHERE t.oid = " + relation(table)
                        + ") || " + literal("." + name) + ")";
    }

    private String rebuilt() {
        boolean concurrently = options();
        String what = Ascii.upper(word());
        at++;
        concurrently |= skip("CONCURRENTLY");
        String name = name();
        if (!concurrently) {
            return "";
        }
        return switch (what) {
            case "INDEX" ->
                "i.indexrelid = " + relation(name) + " OR i.indexrelid IN (SELECT relid FROM"
                        + " pg_catalog.pg_partition_tree(" + relation(name) + "))";
            case "TABLE" ->
                "i.indrelid = " + relation(name) + " OR i.indrelid IN (SELECT relid FROM"
                        + " pg_catalog.pg_partition_tree(" + relation(name) + "))";
            case "SCHEMA" -> "n.oid = pg_catalog.to_regnamespace(" + literal(name) + ")";
            case "DATABASE" -> "true";
            default -> "";
        };
    }

    /** Whether CONCURRENTLY stands among the options in brackets. */
    private boolean options() {
        boolean concurrently = false;
        if (skip("(")) {
            while (at < tokens.size() && !skip(")")) {
                if (skip("CONCURRENTLY")) {
                    concurrently = !OFF.contains(Ascii.upper(word()));
                } else {
                    at++;
                }
            }
        }
        return concurrently;
    }

    private boolean skip(String word) {
        boolean there = Ascii.upper(word()).equals(word);
        at += there ? 1 : 0;
        return there;
    }

    private String word() {
        return at < tokens.size() ? tokens.get(at) : "";
    }

    /** A name as it is written, with what stands before its dots. */
    private String name() {
        StringBuilder name = new StringBuilder(word());
        at++;
        while (skip(".")) {
            name.append('.').append(word());
            at++;
        }
        return name.toString();
    }

    private static String relation(String name) {
        return "pg_catalog.to_regclass(" + literal(name) + ")";
    }

    private static String literal(String text) {
        return new PostgreSqlHistory().literal(text);
    }
}
