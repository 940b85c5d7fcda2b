package io.mockloop.migrations.sql;

import java.util.Map;
import java.util.Set;

/**
 * How scripts are read.
 *
 * @param rules the database's rules
 * @param placeholders values for {@code ${name}}
 * @param secretPlaceholders names whose values are not to be stored in the database
 * @param placeholderReplacement whether {@code ${name}} is replaced at all
 * @param historyTables the names, without schema, of the tables that no migration may create, drop or write
 */
public record ScriptSettings(
        SqlRules rules,
        Map<String, String> placeholders,
        Set<String> secretPlaceholders,
        boolean placeholderReplacement,
        Set<String> historyTables) {

    /** Copies the collections. */
    public ScriptSettings {
        placeholders = Map.copyOf(placeholders);
        secretPlaceholders = Set.copyOf(secretPlaceholders);
        historyTables = Set.copyOf(historyTables);
    }
}
