package io.mockloop.migrations.engine.snapshot;

import io.mockloop.migrations.SchemaState.Change;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One object that is otherwise than expected.
 *
 * @param id which
 * @param expected as it should be; null if it shouldn't be there
 * @param found as it is; null if it is missing
 */
public record Difference(
        ObjectId id,
        @Nullable SchemaObject expected,
        @Nullable SchemaObject found) {

    /** How much of a long text is shown from where two differ. */
    private static final int SHOWN = 60;

    private static final int BEFORE = 20;

    /**
     * What of one structure differs from another, the heaviest first. What belongs to a table that is missing, or isn't
     * expected, is not named beside it; nor is a column's position if another column before it is missing or not
     * expected, by which alone it has moved.
     */
    public static List<Difference> between(Structure expected, Structure found) {
        Set<ObjectId> ids = new LinkedHashSet<>(expected.objects().keySet());
        ids.addAll(found.objects().keySet());
        List<Difference> all = new ArrayList<>();
        Predicate<ObjectId> isInBoth = new CommonTables(expected, found);
        Positions positions = new Positions(expected, found);
        for (ObjectId id : ids.stream().sorted().filter(isInBoth).toList()) {
            SchemaObject should = positions.expected(id);
            SchemaObject is = positions.found(id);
            if (should != null && is != null) {
                List<String> unseen = unseen(should, is);
                should = should.without(unseen);
                is = is.without(unseen);
            }
            if (should == null || !should.equals(is)) {
                all.add(new Difference(id, should, is));
            }
        }
        return all;
    }

    /** What the user may not read of one is not compared. */
    private static List<String> unseen(SchemaObject should, SchemaObject is) {
        List<String> unseen = new ArrayList<>(List.of(Trait.UNSEEN));
        for (String names : List.of(should.trait(Trait.UNSEEN), is.trait(Trait.UNSEEN))) {
            unseen.addAll(List.of(names.split(",")));
        }
        return unseen;
    }

    /** How it is otherwise. */
    public Change change() {
        if (expected == null) {
            return Change.UNEXPECTED;
        }
        return found == null ? Change.MISSING : Change.CHANGED;
    }

    /** In words. */
    @Override
    public String toString() {
        SchemaObject should = expected;
        SchemaObject is = found;
        if (should != null && is != null) {
            return id + ": " + String.join("; ", changes(should, is));
        }
        SchemaObject either = should == null ? is : should;
        String columns = either == null || either.columns().isEmpty() ? "" : " " + inBrackets(either.columns());
        return id + columns + (is == null ? " is missing" : " is there, and is not expected");
    }

    private static List<String> changes(SchemaObject should, SchemaObject is) {
        List<String> changes = new ArrayList<>();
        if (!should.columns().equals(is.columns())) {
            changes.add("on %s, expected %s".formatted(inBrackets(is.columns()), inBrackets(should.columns())));
        }
        if (!should.referenced().equals(is.referenced())) {
            changes.add(
                    "leads to %s, expected %s".formatted(inBrackets(is.referenced()), inBrackets(should.referenced())));
        }
        // what is found is in its reader's order, what was recorded isn't any more
        Set<String> names = new LinkedHashSet<>(is.traits().keySet());
        names.addAll(should.traits().keySet());
        for (String name : names) {
            if (!should.trait(name).equals(is.trait(name))) {
                changes.add(change(name, should.trait(name), is.trait(name)));
            }
        }
        return changes;
    }

    private static String change(String name, String should, String is) {
        if (should.isEmpty() || is.isEmpty()) {
            String either = should.isEmpty() ? is : should;
            String shown = either.equals(Trait.YES) ? name : name + " " + shown(either, 0);
            return shown + (is.isEmpty() ? " is missing" : " is not expected");
        }
        int from = Math.max(0, firstDifference(should, is) - BEFORE);
        return "%s is %s, expected %s".formatted(name, shown(is, from), shown(should, from));
    }

    private static int firstDifference(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; i++) {
            if (one.charAt(i) != other.charAt(i)) {
                return i;
            }
        }
        return length;
    }

    private static String shown(String text, int from) {
        if (text.length() <= SHOWN + BEFORE) {
            return onOneLine(text);
        }
        String middle = text.substring(from, Math.min(text.length(), from + SHOWN + BEFORE));
        return (from > 0 ? "… " : "") + onOneLine(middle) + (from + middle.length() < text.length() ? " …" : "");
    }

    private static String onOneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static String inBrackets(List<String> columns) {
        return "(" + String.join(", ", columns) + ")";
    }

    /** Passes over the parts of tables that only one of two structures has. */
    private record CommonTables(Structure expected, Structure found) implements Predicate<ObjectId> {

        @Override
        public boolean test(ObjectId id) {
            return id.table().isEmpty() || expected.hasTable(id.table()) == found.hasTable(id.table());
        }
    }
}
