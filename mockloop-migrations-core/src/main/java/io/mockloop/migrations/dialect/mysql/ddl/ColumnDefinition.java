package io.mockloop.migrations.dialect.mysql.ddl;

import io.mockloop.migrations.sql.token.Ascii;
import io.mockloop.migrations.sql.token.LexicalRules;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind a column's name where it is made, as {@code SHOW CREATE TABLE} has it or a person writes it, in
 * parts of which some are changed and all others kept. MODIFY COLUMN takes away whatever it isn't told.
 */
final class ColumnDefinition {

    /** The parts in an order that both servers take. */
    private enum Part {
        TYPE,
        CHARACTER_SET,
        COLLATE,
        GENERATED,
        NULL,
        DEFAULT,
        ON_UPDATE,
        AUTO_INCREMENT,
        VISIBLE,
        COMMENT,
        OTHER,
        CHECK
    }

    private static final Set<String> TEXTS =
            Set.of("CHAR", "VARCHAR", "TINYTEXT", "TEXT", "MEDIUMTEXT", "LONGTEXT", "ENUM", "SET");

    /** The words that parts begin with. */
    private static final Map<String, Part> BEGINNINGS = Map.ofEntries(
            Map.entry("CHARACTER SET", Part.CHARACTER_SET),
            Map.entry("CHARSET", Part.CHARACTER_SET),
            Map.entry("COLLATE", Part.COLLATE),
            Map.entry("GENERATED", Part.GENERATED),
            Map.entry("AS", Part.GENERATED),
            Map.entry("NULL", Part.NULL),
            Map.entry("NOT NULL", Part.NULL),
            Map.entry("DEFAULT", Part.DEFAULT),
            Map.entry("ON UPDATE", Part.ON_UPDATE),
            Map.entry("AUTO_INCREMENT", Part.AUTO_INCREMENT),
            Map.entry("INVISIBLE", Part.VISIBLE),
            Map.entry("VISIBLE", Part.VISIBLE),
            Map.entry("COMMENT", Part.COMMENT),
            Map.entry("CHECK", Part.CHECK),
            Map.entry("WITH", Part.OTHER),
            Map.entry("WITHOUT", Part.OTHER),
            Map.entry("COLUMN_FORMAT", Part.OTHER),
            Map.entry("STORAGE", Part.OTHER),
            Map.entry("ENGINE_ATTRIBUTE", Part.OTHER),
            Map.entry("SECONDARY_ENGINE_ATTRIBUTE", Part.OTHER),
            Map.entry("REF_SYSTEM_ID", Part.OTHER),
            Map.entry("SRID", Part.OTHER),
            Map.entry("COMPRESSED", Part.OTHER),
            Map.entry("CONSTRAINT", Part.OTHER),
            Map.entry("UNIQUE", Part.OTHER),
            Map.entry("PRIMARY", Part.OTHER),
            Map.entry("REFERENCES", Part.OTHER),
            Map.entry("FIRST", Part.OTHER),
            Map.entry("AFTER", Part.OTHER));

    /** What both write with a width or another name in the catalog than in a statement. */
    private static final Pattern WIDTH =
            Pattern.compile("\\b((?:TINY|SMALL|MEDIUM|BIG)?INT)\\(\\d+\\)(?! ?UNSIGNED ZEROFILL)");

    private static final Pattern FRACTION = Pattern.compile("(?i)^(?:TIMESTAMP|DATETIME)\\s*(\\(\\s*\\d\\s*\\))?$");

    private final Map<Part, String> parts;

    private ColumnDefinition(Map<Part, String> parts) {
        this.parts = parts;
    }

    /** Reads one up to its end. */
    static ColumnDefinition of(String text, LexicalRules rules) {
        Map<Part, String> parts = new EnumMap<>(Part.class);
        Code code = new Code(text, rules);
        Part part = Part.TYPE;
        while (!code.isAtEnd()) {
            int from = code.position();
            boolean isTwo = code.isNext("NOT") || part == Part.DEFAULT; // what follows may look like a part
            code.takeOne();
            if (isTwo && !code.isAtEnd()) {
                code.takeOne();
            }
            while (!code.isAtEnd() && partAt(code) == null) {
                code.takeOne();
            }
            parts.merge(part, code.since(from), (one, other) -> one + " " + other);
            part = code.isAtEnd() ? part : Objects.requireNonNull(partAt(code));
        }
        return new ColumnDefinition(parts);
    }

    /** The part that begins next; null if none does. */
    private static @Nullable Part partAt(Code code) {
        if (code.isConditional()) {
            return Part.OTHER;
        }
        return BEGINNINGS.entrySet().stream()
                .filter(each -> code.isNext(each.getKey().split(" ")))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** The same with what another one says in place of what this one does. */
    ColumnDefinition with(ColumnDefinition other) {
        Map<Part, String> merged = new EnumMap<>(parts);
        String type = other.parts.get(Part.TYPE);
        if (type != null) {
            boolean saysCharacters =
                    other.parts.containsKey(Part.CHARACTER_SET) || other.parts.containsKey(Part.COLLATE);
            if (saysCharacters || !isText(type) || isJson()) {
                merged.remove(Part.CHARACTER_SET);
                merged.remove(Part.COLLATE);
            }
            if (isJson()) {
                merged.remove(Part.CHECK); // MariaDB adds it by itself to what is made as JSON
            }
            withOnUpdate(merged, type);
        }
        merged.putAll(other.parts);
        return new ColumnDefinition(merged);
    }

    /** It is of as many digits as the type, which is one of time. */
    private static void withOnUpdate(Map<Part, String> merged, String type) {
        Matcher fraction = FRACTION.matcher(type);
        if (!fraction.matches()) {
            merged.remove(Part.ON_UPDATE);
        } else {
            String digits = fraction.group(1) == null ? "" : fraction.group(1);
            merged.computeIfPresent(Part.ON_UPDATE, (part, was) -> "ON UPDATE CURRENT_TIMESTAMP" + digits);
        }
    }

    private static boolean isText(String type) {
        return TEXTS.contains(Ascii.upper(type).split("[^A-Z]", 2)[0]);
    }

    /** JSON on MariaDB is a long text with a check. */
    private boolean isJson() {
        return Ascii.upper(parts.getOrDefault(Part.CHECK, "")).startsWith("CHECK (JSON_VALID(");
    }

    /** The same, null or not; what isn't null has no null as its default. */
    ColumnDefinition nullable(boolean nullable) {
        Map<Part, String> changed = new EnumMap<>(parts);
        changed.put(Part.NULL, nullable ? "NULL" : "NOT NULL");
        if (!nullable && "DEFAULT NULL".equalsIgnoreCase(parts.get(Part.DEFAULT))) {
            changed.remove(Part.DEFAULT);
        }
        return new ColumnDefinition(changed);
    }

    /** The same with another default; null for none. */
    ColumnDefinition withDefault(@Nullable String value) {
        Map<Part, String> changed = new EnumMap<>(parts);
        if (value == null) {
            changed.remove(Part.DEFAULT);
        } else {
            changed.put(Part.DEFAULT, "DEFAULT " + value);
        }
        return new ColumnDefinition(changed);
    }

    /** Whether it says the same, as far as that is to be seen: a catalog writes types and defaults its own way. */
    boolean saysSame(ColumnDefinition other) {
        return normal().equals(other.normal());
    }

    /** Whether it takes all values that another one does: of the same type, and null if that is. */
    boolean takesAllOf(ColumnDefinition other) {
        Map<Part, String> now = normal();
        Map<Part, String> was = other.normal();
        boolean isNull = "NULL".equalsIgnoreCase(now.get(Part.NULL));
        return Objects.equals(now.get(Part.TYPE), was.get(Part.TYPE))
                && Objects.equals(now.get(Part.CHARACTER_SET), was.get(Part.CHARACTER_SET))
                && (isNull || !"NULL".equalsIgnoreCase(was.get(Part.NULL)));
    }

    /** Whether rows that are there would get what the server makes up, such as 0 or an empty text. */
    boolean isMadeUp() {
        return "NOT NULL".equalsIgnoreCase(parts.get(Part.NULL))
                && !parts.containsKey(Part.DEFAULT)
                && !parts.containsKey(Part.GENERATED)
                && !parts.containsKey(Part.AUTO_INCREMENT);
    }

    /** The type, as a catalog has it. */
    String type() {
        return normal().getOrDefault(Part.TYPE, "");
    }

    private Map<Part, String> normal() {
        Map<Part, String> normal = new EnumMap<>(parts);
        normal.computeIfPresent(Part.TYPE, (part, type) -> type(type));
        normal.putIfAbsent(Part.NULL, "NULL");
        if (normal.get(Part.NULL).equalsIgnoreCase("NULL")) {
            normal.putIfAbsent(Part.DEFAULT, "DEFAULT NULL");
        }
        if (isJson()) {
            normal.keySet().removeAll(Set.of(Part.CHARACTER_SET, Part.COLLATE, Part.CHECK));
            normal.put(Part.TYPE, "JSON");
        }
        normal.computeIfPresent(Part.DEFAULT, (part, value) -> defaultValue(value));
        return normal;
    }

    private static String type(String written) {
        if (written.indexOf('\'') >= 0) {
            return written.replaceFirst("(?i)^enum *", "ENUM").replace("', '", "','");
        }
        String type = Ascii.upper(written).replaceAll("\\s*([(,)])\\s*", "$1");
        return switch (type) {
            case "BOOLEAN", "BOOL" -> "TINYINT(1)";
            case "INTEGER" -> "INT";
            default -> type.equals("TINYINT(1)") ? type : WIDTH.matcher(type).replaceAll("$1");
        };
    }

    /** A number may be written as a text, and the time now as a function. */
    private static String defaultValue(String written) {
        String value = written.replaceFirst("(?i)^DEFAULT '(-?[0-9.]+)'$", "DEFAULT $1");
        return value.equalsIgnoreCase("DEFAULT FALSE")
                ? "DEFAULT 0"
                : value.equalsIgnoreCase("DEFAULT TRUE")
                        ? "DEFAULT 1"
                        : value.matches("(?i)DEFAULT (NULL|CURRENT_TIMESTAMP.*)")
                                ? value.toUpperCase(Locale.ROOT)
                                : value;
    }

    @Override
    public String toString() {
        return parts.values().stream().collect(Collectors.joining(" "));
    }
}
