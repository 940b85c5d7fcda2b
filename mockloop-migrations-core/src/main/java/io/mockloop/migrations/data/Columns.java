package io.mockloop.migrations.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of a row, shared by all rows of a result. Thread-safe. */
final class Columns {

    /** Two names that differ in case alone are found as they are written, and not otherwise. */
    private static final int AMBIGUOUS = -1;

    private static final int MISSING = -2;

    /** Fewer are found sooner one by one, and rows that code makes have columns of their own each. */
    private static final int FEW = 16;

    private final List<String> names;

    /** Of many; of few it is empty. */
    private final Map<String, Integer> indexes;

    /** What rows with one more column share, too, if they get the same. */
    private volatile @Nullable Columns extended;

    /** What was looked for last, as it is for each row of a result. */
    private volatile @Nullable Places found;

    private static final class Places {

        private final List<String> of;
        private final int[] indexes;

        Places(List<String> of, int[] indexes) {
            this.of = of;
            this.indexes = indexes;
        }
    }

    /** Refuses a name that is there twice. */
    Columns(List<String> names) {
        this.names = List.copyOf(names);
        this.indexes = names.size() > FEW ? new HashMap<>() : Map.of();
        for (int i = 0; i < names.size(); i++) {
            if (exact(names.get(i), i) >= 0) {
                throw new IllegalArgumentException(
                        "Two columns are named '%s'. Give one of them another name, in a query by AS."
                                .formatted(names.get(i)));
            }
            if (names.size() > FEW) {
                indexes.put(names.get(i), i);
            }
        }
    }

    /** Where a name stands among the first ones, written exactly so. */
    private int exact(String name, int first) {
        if (!indexes.isEmpty()) {
            return indexes.getOrDefault(name, MISSING);
        }
        for (int i = 0; i < first; i++) {
            if (names.get(i).equals(name)) {
                return i;
            }
        }
        return MISSING;
    }

    List<String> names() {
        return names;
    }

    boolean has(String name) {
        return find(name) >= 0;
    }

    /** Where a column stands; negative if there is none, or it is one of several. */
    int find(String name) {
        int exact = exact(name, names.size());
        return exact >= 0 ? exact : anyCase(name);
    }

    private int anyCase(String name) {
        int found = MISSING;
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(name)) {
                found = found == MISSING ? i : AMBIGUOUS;
            }
        }
        return found;
    }

    /** Where a column stands. */
    int index(String name) {
        int index = find(name);
        if (index >= 0) {
            return index;
        }
        throw new IllegalArgumentException(
                index == AMBIGUOUS
                        ? "Several columns are named '%s' but for upper and lower case: %s. Write it as one of them is."
                                .formatted(name, String.join(", ", names))
                        : "The row has no column '%s', but %s."
                                .formatted(name, names.isEmpty() ? "none at all" : String.join(", ", names)));
    }

    /** Where several columns stand; found once for a list that can't change. */
    int[] indexes(List<String> wanted) {
        Places known = found;
        if (known == null || known.of != wanted) {
            known = new Places(
                    List.copyOf(wanted), wanted.stream().mapToInt(this::index).toArray());
            found = known;
        }
        return known.indexes;
    }

    /** These and one more behind them, if another row got that before; null if not. */
    @Nullable Columns knownWith(String name) {
        Columns known = extended;
        return known != null && known.names.get(names.size()).equals(name) ? known : null;
    }

    /** These and one more behind them, which isn't among them. */
    Columns and(String name) {
        if (find(name) == AMBIGUOUS) {
            index(name); // refuses it
        }
        List<String> more = new ArrayList<>(names);
        more.add(name);
        Columns known = new Columns(more);
        extended = known;
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Columns columns && columns.names.equals(names));
    }

    @Override
    public int hashCode() {
        return names.hashCode();
    }
}
