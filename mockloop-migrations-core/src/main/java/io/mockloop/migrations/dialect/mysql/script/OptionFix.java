package io.mockloop.migrations.dialect.mysql.script;

import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Trait;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The options of a table that differ. */
final class OptionFix {

    private static final Pattern OPTION = Pattern.compile("(?:'[^']*'|\"[^\"]*\"|`[^`]*`|[^\\s'\"`])+");

    /** Those that are as usual by this number; others take the word DEFAULT. */
    private static final Set<String> NUMBERS =
            Set.of("max_rows", "min_rows", "avg_row_length", "checksum", "delay_key_write", "key_block_size");

    /** Those that are as usual by a text. */
    private static final Map<String, String> TEXTS = Map.of("compression", "''", "encryption", "'N'");

    private final SchemaObject is;
    private final SchemaObject should;

    OptionFix(SchemaObject is, SchemaObject should) {
        this.is = is;
        this.should = should;
    }

    private boolean differs(String trait) {
        return !is.trait(trait).equals(should.trait(trait));
    }

    List<String> clauses() {
        List<String> clauses = new ArrayList<>();
        if (differs(Trait.ENGINE)) {
            clauses.add("ENGINE = " + should.trait(Trait.ENGINE));
        }
        if (differs(Trait.COLLATION)) {
            clauses.add("DEFAULT" + ColumnSql.collated(should.trait(Trait.COLLATION)));
        }
        if (differs(Trait.ROW_FORMAT)) {
            String format = should.trait(Trait.ROW_FORMAT);
            String usual = should.trait(Trait.ENGINE).equalsIgnoreCase("InnoDB") ? "DYNAMIC" : "DEFAULT";
            clauses.add("ROW_FORMAT = " + (format.isEmpty() ? usual : format.toUpperCase(Locale.ROOT)));
        }
        options(clauses);
        if (differs(Trait.COMMENT)) {
            clauses.add("COMMENT = " + Names.literal(should.trait(Trait.COMMENT)));
        }
        return clauses;
    }

    private void options(List<String> clauses) {
        Map<String, String> before = options(is);
        Map<String, String> after = options(should);
        before.keySet().removeAll(after.keySet());
        before.keySet().forEach(name -> clauses.add(name + " = " + usual(name)));
        Map<String, String> same = options(is);
        after.forEach((name, value) -> {
            if (!value.equals(same.get(name))) {
                clauses.add(name + " = " + value);
            }
        });
    }

    private static String usual(String name) {
        String bare = name.replace("`", "").replace("\"", "").toLowerCase(Locale.ROOT);
        return NUMBERS.contains(bare) ? "0" : TEXTS.getOrDefault(bare, "DEFAULT");
    }

    private static Map<String, String> options(SchemaObject table) {
        Map<String, String> options = new LinkedHashMap<>();
        OPTION.matcher(table.trait(Trait.OPTIONS))
                .results()
                .map(each -> each.group())
                .forEach(each -> {
                    int equals = each.indexOf('=');
                    if (equals > 0) {
                        options.put(each.substring(0, equals), each.substring(equals + 1));
                    }
                });
        return options;
    }
}
