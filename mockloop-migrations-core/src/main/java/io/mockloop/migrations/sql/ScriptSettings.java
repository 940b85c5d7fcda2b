package io.mockloop.migrations.sql;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How scripts are read.
 *
 * @param rules the database's rules
 * @param placeholders values for {@code ${name}}, whose names are compared without regard to case
 * @param secretPlaceholders names whose values are not to be stored in the database
 * @param placeholderReplacement whether {@code ${name}} is replaced at all
 * @param historyTables the names, without schema, of the tables that no migration may create, drop or write
 * @param encoding what their bytes mean
 * @param transaction whether they run in a transaction, if they don't say themselves; null for what their statements
 *     allow
 */
public record ScriptSettings(
        SqlRules rules,
        Map<String, String> placeholders,
        Set<String> secretPlaceholders,
        boolean placeholderReplacement,
        Set<String> historyTables,
        Charset encoding,
        @Nullable Boolean transaction) {

    /** Copies the collections. */
    public ScriptSettings {
        placeholders = Collections.unmodifiableMap(inAnyCase(placeholders));
        secretPlaceholders = Collections.unmodifiableSet(inAnyCase(secretPlaceholders));
        historyTables = Set.copyOf(historyTables);
    }

    private static SortedMap<String, String> inAnyCase(Map<String, String> values) {
        SortedMap<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(values);
        return sorted;
    }

    private static SortedSet<String> inAnyCase(Set<String> names) {
        SortedSet<String> sorted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        sorted.addAll(names);
        return sorted;
    }

    /** Settings for scripts in UTF-8. */
    public ScriptSettings(
            SqlRules rules,
            Map<String, String> placeholders,
            Set<String> secretPlaceholders,
            boolean placeholderReplacement,
            Set<String> historyTables) {
        this(
                rules,
                placeholders,
                secretPlaceholders,
                placeholderReplacement,
                historyTables,
                StandardCharsets.UTF_8,
                null);
    }

    /** The same for scripts in another encoding. */
    public ScriptSettings in(Charset other) {
        return new ScriptSettings(
                rules, placeholders, secretPlaceholders, placeholderReplacement, historyTables, other, transaction);
    }

    /** The same for scripts that run in a transaction, or don't, if they don't say themselves. */
    public ScriptSettings inTransaction(boolean whetherInOne) {
        return new ScriptSettings(
                rules, placeholders, secretPlaceholders, placeholderReplacement, historyTables, encoding, whetherInOne);
    }

    /** The same for scripts whose placeholders are replaced, or aren't. */
    public ScriptSettings replacing(boolean placeholdersReplaced) {
        return new ScriptSettings(
                rules, placeholders, secretPlaceholders, placeholdersReplaced, historyTables, encoding, transaction);
    }
}
