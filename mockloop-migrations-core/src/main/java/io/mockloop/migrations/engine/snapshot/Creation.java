package io.mockloop.migrations.engine.snapshot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A statement that makes an object, and what tells which others it needs.
 *
 * @param kind what it makes
 * @param name of what it makes, without its schema
 * @param statement the statement
 * @param code as much of it as the database looks at when it is made
 */
public record Creation(ObjectKind kind, String name, String statement, String code) {

    /** What each kind can need of others. A column called as a view is must not put its table behind it. */
    private static final Map<ObjectKind, Set<ObjectKind>> NEEDS = Map.of(
            ObjectKind.TYPE, Set.of(ObjectKind.TYPE, ObjectKind.ROUTINE),
            ObjectKind.TABLE, Set.of(ObjectKind.TYPE, ObjectKind.ROUTINE),
            ObjectKind.ROUTINE, Set.of(ObjectKind.TYPE, ObjectKind.TABLE, ObjectKind.ROUTINE, ObjectKind.VIEW),
            ObjectKind.VIEW, Set.of(ObjectKind.TYPE, ObjectKind.TABLE, ObjectKind.ROUTINE, ObjectKind.VIEW));

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_$]+");

    /** One of whose code the database looks at all. */
    public Creation(ObjectKind kind, String name, String statement) {
        this(kind, name, statement, statement);
    }

    /**
     * Puts statements behind those that make what they name, and otherwise leaves their order. Names tell, since a
     * structure knows nothing else of what uses what.
     */
    public static List<Creation> inOrder(Collection<Creation> creations) {
        Order order = new Order(List.copyOf(creations));
        creations.forEach(order::add);
        return order.done;
    }

    private boolean needs(Creation other, Set<String> words) {
        if (equals(other) || !NEEDS.getOrDefault(kind, Set.of()).contains(other.kind)) {
            return false;
        }
        boolean isNamed = WORD.matcher(other.name).matches() ? words.contains(other.name) : code.contains(other.name);
        return isNamed && (other.kind != ObjectKind.ROUTINE || isCalled(other.name));
    }

    private boolean isCalled(String routine) {
        return Pattern.compile("(?<![\\w$])%s[\"`]?\\s*\\(".formatted(Pattern.quote(routine)))
                .matcher(code)
                .find();
    }

    private static final class Order {

        private final List<Creation> all;
        private final Set<Creation> seen = new HashSet<>();
        private final List<Creation> done = new ArrayList<>();

        Order(List<Creation> all) {
            this.all = all;
        }

        void add(Creation creation) {
            if (seen.add(creation)) {
                Set<String> words = new HashSet<>();
                WORD.matcher(creation.code).results().forEach(each -> words.add(each.group()));
                all.stream().filter(other -> creation.needs(other, words)).forEach(this::add);
                done.add(creation);
            }
        }
    }
}
