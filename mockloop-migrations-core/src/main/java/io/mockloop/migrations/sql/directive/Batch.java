package io.mockloop.migrations.sql.directive;

import io.mockloop.migrations.data.DataExecution;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A {@code -- batch: table.key 10000} directive: the section's one statement is run range by range of a key. Behind the
 * size it may say {@code workers 4}, and {@code inline} or {@code background}.
 *
 * @param table the table's name, with its schema before it if that is said; a name in quotes is in double ones
 * @param key its column, written likewise
 * @param size how many rows a range has at most; 0 if that isn't said
 * @param workers how many workers go through the rows; 0 if that isn't said
 * @param execution when it is run; null if that isn't said
 * @param line where it stands, from 1
 */
public record Batch(
        List<String> table,
        String key,
        int size,
        int workers,
        @Nullable DataExecution execution,
        int line) {

    private static final String STORED = "-- batch: ";
    private static final String NAME = "\"(?:[^\"]|\"\")+\"|`(?:[^`]|``)+`|[\\p{L}_][\\p{L}\\p{N}_$]*";
    private static final String NAMES = "(?:%s)(?:\\.(?:%s)){1,2}".formatted(NAME, NAME);
    private static final String WORKERS = "(?:\\s+workers\\s+(\\S+))?";
    private static final Pattern SHAPE =
            Pattern.compile("(%1$s)(?:\\s+(\\S.*?))??%2$s(?:\\s+(inline|background))?%2$s".formatted(NAMES, WORKERS));
    private static final Pattern ONE_NAME = Pattern.compile(NAME);
    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,8}");

    /** Copies the list. */
    public Batch {
        table = List.copyOf(table);
    }

    /** What stands behind the colon; empty if it is none. */
    static Optional<Batch> read(String value, int line) {
        Matcher shape = SHAPE.matcher(value);
        if (!shape.matches() || !isCount(shape.group(2)) || problemOfWorkers(shape) != null) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        Matcher name = ONE_NAME.matcher(shape.group(1));
        while (name.find()) {
            names.add(inDoubleQuotes(name.group()));
        }
        int size = shape.group(2) == null ? 0 : Integer.parseInt(shape.group(2));
        String workers = shape.group(3) == null ? shape.group(5) : shape.group(3);
        DataExecution execution = shape.group(4) == null
                ? null
                : DataExecution.valueOf(shape.group(4).toUpperCase(Locale.ROOT));
        return Optional.of(new Batch(
                names.subList(0, names.size() - 1),
                names.get(names.size() - 1),
                size,
                workers == null ? 0 : Integer.parseInt(workers),
                execution,
                line));
    }

    /** What is wrong with the number of workers that stands there; empty if it isn't that. */
    static Optional<String> problemOfWorkers(String value) {
        Matcher shape = SHAPE.matcher(value);
        return shape.matches() && isCount(shape.group(2))
                ? Optional.ofNullable(problemOfWorkers(shape))
                : Optional.empty();
    }

    private static @Nullable String problemOfWorkers(Matcher shape) {
        if (shape.group(3) != null && shape.group(5) != null) {
            return "'workers' stands twice";
        }
        return isCount(shape.group(3)) && isCount(shape.group(5))
                ? null
                : "'%s' is no number of workers".formatted(shape.group(3) == null ? shape.group(5) : shape.group(3));
    }

    /** Whether it is one, if it is there. */
    private static boolean isCount(@Nullable String text) {
        return text == null || COUNT.matcher(text).matches();
    }

    /** Whether a table, a key and a size stand there, so that it can be no sentence. */
    static boolean isUnmistakable(String value) {
        Matcher shape = SHAPE.matcher(value);
        return shape.matches() && shape.group(2) != null && isCount(shape.group(2));
    }

    /**
     * A statement with the directive before it, as it is stored: without what an older release cannot read, and what
     * only says how it is run.
     *
     * @param statement the section's only one
     */
    public String before(String statement) {
        return STORED + display() + (size == 0 ? "" : " " + size) + "\n" + statement;
    }

    /**
     * What stands before a stored statement; empty if it was stored without.
     *
     * @param stored as {@link #before} made it
     */
    public static Optional<Batch> ofStored(String stored) {
        return stored.startsWith(STORED)
                ? read(stored.substring(STORED.length(), stored.indexOf('\n')), 1)
                : Optional.empty();
    }

    /** The stored statement that the directive stands before. */
    public static String withoutDirective(String stored) {
        return stored.substring(stored.indexOf('\n') + 1);
    }

    private static String inDoubleQuotes(String name) {
        return name.startsWith("`")
                ? '"' + name.substring(1, name.length() - 1).replace("``", "`").replace("\"", "\"\"") + '"'
                : name;
    }

    /** Table and key, for people. */
    public String display() {
        return String.join(".", table) + "." + key;
    }
}
