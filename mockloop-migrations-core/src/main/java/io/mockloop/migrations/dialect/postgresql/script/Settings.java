package io.mockloop.migrations.dialect.postgresql.script;

import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Trait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How settings of objects, and the numbers of sequences and identity columns, are changed. */
final class Settings {

    private static final List<String> TRAITS =
            List.of(Trait.INCREMENT, Trait.MINIMUM, Trait.MAXIMUM, Trait.START, Trait.CACHE, Trait.CYCLE);

    private Settings() {}

    /** Changes of a sequence, but for what was said of it and the column that it belongs to. */
    static List<String> ofSequence(SchemaObject is, SchemaObject should) {
        List<String> statements = new ArrayList<>();
        String alter = "ALTER SEQUENCE " + Names.qualified(should.id().name());
        boolean isOfOtherType = !is.trait(Trait.TYPE).equals(should.trait(Trait.TYPE));
        String numbers = changed(is::trait, should::trait, isOfOtherType).collect(Collectors.joining(" "));
        if (isOfOtherType) {
            statements.add(alter + " AS " + should.trait(Trait.TYPE) + " " + numbers);
        } else if (!numbers.isEmpty()) {
            statements.add(alter + " " + numbers);
        }
        if (!is.trait(Trait.PERSISTENCE).equals(should.trait(Trait.PERSISTENCE))) {
            statements.add(alter + (should.trait(Trait.PERSISTENCE).isEmpty() ? " SET LOGGED" : " SET UNLOGGED"));
        }
        return statements;
    }

    private static Stream<String> changed(Function<String, String> is, Function<String, String> should, boolean all) {
        return TRAITS.stream()
                .filter(each -> all || !is.apply(each).equals(should.apply(each)))
                .map(each -> number(each, should.apply(each)));
    }

    private static String number(String trait, String value) {
        return value.isEmpty() ? usual(trait) : TableSql.number(trait, value);
    }

    private static String usual(String trait) {
        return switch (trait) {
            case Trait.INCREMENT -> "INCREMENT BY 1";
            case Trait.MINIMUM -> "NO MINVALUE";
            case Trait.MAXIMUM -> "NO MAXVALUE";
            case Trait.START -> "START WITH 1";
            case Trait.CACHE -> "CACHE 1";
            default -> "NO CYCLE";
        };
    }

    /** What is set of an identity column that stays one. */
    static String ofIdentity(String is, String should) {
        List<String> changes = new ArrayList<>();
        if (!kind(is).equals(kind(should))) {
            changes.add("SET GENERATED " + kind(should));
        }
        Map<String, String> before = numbers(is);
        Map<String, String> after = numbers(should);
        changed(each -> before.getOrDefault(each, ""), each -> after.getOrDefault(each, ""), false)
                .forEach(each -> changes.add("SET " + each));
        return String.join(" ", changes);
    }

    private static String kind(String identity) {
        return identity.startsWith("always") ? "ALWAYS" : "BY DEFAULT";
    }

    private static Map<String, String> numbers(String identity) {
        int open = identity.indexOf('(');
        return open < 0
                ? Map.of()
                : Arrays.stream(identity.substring(open + 1, identity.length() - 1)
                                .split(", "))
                        .map(each -> each.split(" "))
                        .collect(Collectors.toMap(each -> each[0], each -> each[1]));
    }

    /** What is set, and what is reset; nothing if they are the same. */
    static List<String> ofOptions(String alter, String is, String should) {
        Map<String, String> before = options(is);
        Map<String, String> after = options(should);
        List<String> set = after.entrySet().stream()
                .filter(each -> !each.getValue().equals(before.get(each.getKey())))
                .map(each -> each.getKey() + "=" + each.getValue())
                .toList();
        List<String> reset = before.keySet().stream()
                .filter(each -> !after.containsKey(each))
                .toList();
        List<String> statements = new ArrayList<>();
        if (!reset.isEmpty()) {
            statements.add(alter + " RESET (" + String.join(", ", reset) + ")");
        }
        if (!set.isEmpty()) {
            statements.add(alter + " SET (" + String.join(", ", set) + ")");
        }
        return statements;
    }

    /** Those of a foreign table or its column: {@code OPTIONS (SET a 'b')}. */
    static String ofForeign(String is, String should) {
        Map<String, String> before = options(is);
        Map<String, String> after = options(should);
        List<String> changes = new ArrayList<>();
        before.keySet().stream()
                .filter(each -> !after.containsKey(each))
                .forEach(each -> changes.add("DROP " + Names.quoted(each)));
        after.forEach((name, value) -> {
            if (!value.equals(before.get(name))) {
                changes.add(
                        (before.containsKey(name) ? "SET " : "ADD ") + Names.quoted(name) + " " + Names.literal(value));
            }
        });
        return "OPTIONS (" + String.join(", ", changes) + ")";
    }

    private static Map<String, String> options(String options) {
        Map<String, String> all = new LinkedHashMap<>();
        Arrays.stream(options.split(", "))
                .filter(each -> each.indexOf('=') > 0)
                .forEach(each -> all.put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1)));
        return all;
    }
}
