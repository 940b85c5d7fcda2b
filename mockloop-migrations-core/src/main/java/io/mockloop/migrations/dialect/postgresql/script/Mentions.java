package io.mockloop.migrations.dialect.postgresql.script;

import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.engine.snapshot.Trait;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which objects name another one: a structure knows nothing else of what uses what. */
final class Mentions {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_$]+");

    private final Structure structure;
    private final Map<String, List<SchemaObject>> byWord = new HashMap<>();

    Mentions(Structure structure) {
        this.structure = structure;
        structure
                .objects()
                .values()
                .forEach(object -> words(object)
                        .forEach(word -> byWord.computeIfAbsent(word, key -> new ArrayList<>())
                                .add(object)));
    }

    /** Those that name something. */
    Stream<SchemaObject> of(String name) {
        return isWord(name)
                ? byWord.getOrDefault(name, List.of()).stream()
                : structure.objects().values().stream().filter(each -> isIn(each, name));
    }

    static boolean isIn(SchemaObject object, String name) {
        return isWord(name) ? words(object).contains(name) : text(object).contains(name);
    }

    /** Whether an object calls a routine; an aggregate and a range name theirs without brackets. */
    static boolean calls(SchemaObject object, String routine) {
        return object.trait(Trait.KIND).matches("aggregate|range")
                || Pattern.compile("(?<![\\w$])%s\"?\\s*\\(".formatted(Pattern.quote(routine)))
                        .matcher(text(object))
                        .find();
    }

    private static boolean isWord(String name) {
        return WORD.matcher(name).matches();
    }

    /** The words of an object. */
    static Set<String> words(SchemaObject object) {
        Set<String> words = new LinkedHashSet<>();
        WORD.matcher(text(object)).results().forEach(each -> words.add(each.group()));
        return words;
    }

    /** All that the database reads when it makes an object. */
    private static String text(SchemaObject object) {
        Stream<String> own = object.id().kind() == ObjectKind.ROUTINE
                ? Stream.of(object.id().name(), CodeSql.lookedAt(object.trait(Trait.DEFINITION)))
                : object.without(List.of(Trait.COMMENT, Trait.POSITION)).traits().values().stream();
        return Stream.concat(object.columns().stream(), own).collect(Collectors.joining("\n"));
    }
}
