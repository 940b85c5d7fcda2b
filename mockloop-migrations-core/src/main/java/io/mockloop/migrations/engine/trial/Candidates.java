package io.mockloop.migrations.engine.trial;

import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.engine.snapshot.Trait;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values that a column may take, as literals: those of its type, which differ from row to row, and those that the
 * table's checks mention. Whether one fits, the database knows.
 */
final class Candidates {

    private static final Pattern STRING = Pattern.compile("'((?:[^']|'')*)'");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d{1,9}(?:\\.\\d+)?(?![\\w.])");
    private static final Pattern LENGTH = Pattern.compile("\\((\\d{1,9})(?:\\s*,\\s*(\\d{1,9}))?\\)");
    private static final int LONGEST = 4000;

    private final Structure structure;

    Candidates(Structure structure) {
        this.structure = structure;
    }

    /**
     * The values for a row, the likeliest first.
     *
     * @param row which one, from 1
     */
    List<String> of(SchemaObject column, int row) {
        String type = column.trait(Trait.TYPE).toLowerCase(Locale.ROOT);
        Set<String> all = new LinkedHashSet<>();
        List<String> labels = labels(column);
        if (labels.isEmpty()) {
            all.addAll(ofType(type, row));
            List<String> mentioned = mentioned(column, type, row);
            all.addAll(turned(mentioned, row));
        } else {
            all.addAll(turned(labels, row));
        }
        return List.copyOf(all);
    }

    /** Each row begins with another one, so that they are unique if they can be. */
    private static List<String> turned(List<String> values, int row) {
        List<String> turned = new ArrayList<>(values);
        Collections.rotate(turned, -(row - 1));
        return turned;
    }

    private List<String> labels(SchemaObject column) {
        String type = column.trait(Trait.TYPE);
        String lower = type.toLowerCase(Locale.ROOT);
        if (lower.startsWith("enum(") || lower.startsWith("set(")) {
            return strings(type);
        }
        SchemaObject own = structure.find(ObjectKind.TYPE, "", type.replace("\"", ""));
        return own == null ? List.of() : strings(own.trait(Trait.LABELS));
    }

    private static List<String> strings(String text) {
        return STRING.matcher(text).results().map(MatchResult::group).toList();
    }

    private static List<String> ofType(String type, int row) {
        String digits = String.format(Locale.ROOT, "%012d", row);
        if (type.endsWith("[]")) {
            return List.of("'{}'");
        } else if (type.startsWith("bool") || type.equals("tinyint(1)")) {
            return row % 2 == 0 ? List.of("'0'", "'1'") : List.of("'1'", "'0'");
        } else if (type.startsWith("bit")) {
            return List.of("b'1'", "b'0'", "B'" + "1".repeat(length(type, 1)) + "'");
        } else if (type.startsWith("uuid")) {
            return List.of("'00000000-0000-4000-8000-%s'".formatted(digits));
        } else if (type.startsWith("json")) {
            return List.of("'{\"n\": %s}'".formatted(row));
        } else if (type.startsWith("bytea")) {
            return List.of("'\\x0%s'".formatted(row % 10));
        } else if (type.contains("blob") || type.contains("binary")) {
            return List.of(
                    "X'%02d'".formatted(row % 100), "X'" + "01".repeat(Math.min(LONGEST, length(type, 1))) + "'");
        } else if (type.startsWith("inet") || type.startsWith("cidr")) {
            return List.of("'10.0.0.%s'".formatted(row % 250));
        } else if (type.startsWith("macaddr")) {
            return List.of("'08:00:2b:01:02:%s'".formatted(digits.substring(10)));
        } else if (type.startsWith("xml")) {
            return List.of("'<a>%s</a>'".formatted(row));
        }
        List<String> times = times(type, row);
        if (!times.isEmpty()) {
            return times;
        }
        return isNumber(type) ? numbers(type, row) : texts(type, row);
    }

    private static List<String> times(String type, int row) {
        String day = String.format(Locale.ROOT, "%02d", row % 28 + 1);
        if (type.startsWith("timestamp") || type.startsWith("datetime")) {
            return List.of("'2024-01-%s 10:00:00'".formatted(day), "'2024-02-%s 10:00:00'".formatted(day));
        } else if (type.startsWith("date")) {
            return List.of("'2024-01-%s'".formatted(day), "'2024-02-%s'".formatted(day));
        } else if (type.startsWith("time")) {
            return List.of("'10:00:%s'".formatted(day), "'11:00:%s'".formatted(day));
        } else if (type.startsWith("year")) {
            return List.of(String.valueOf(2000 + row % 100));
        }
        return type.startsWith("interval") ? List.of("'%s days'".formatted(row)) : List.of();
    }

    private static boolean isNumber(String type) {
        return (type.contains("int") && !type.contains("point"))
                || type.contains("serial")
                || type.startsWith("num")
                || type.startsWith("dec")
                || type.startsWith("real")
                || type.startsWith("double")
                || type.startsWith("float")
                || type.startsWith("money");
    }

    private static List<String> numbers(String type, int row) {
        Matcher precision = LENGTH.matcher(type);
        if (!type.contains("int") && precision.find() && precision.group(2) != null) {
            int before = Integer.parseInt(precision.group(1)) - Integer.parseInt(precision.group(2));
            return before <= 0
                    ? List.of("0." + row % 10, "0")
                    : List.of(row + ".5", String.valueOf(row + 1), String.valueOf(row % 10));
        }
        return List.of(String.valueOf(row), String.valueOf(row + 1), String.valueOf(row % 10));
    }

    private static List<String> texts(String type, int row) {
        String word = "v" + row;
        int most = type.contains("char") ? length(type, type.startsWith("char") ? 1 : LONGEST) : LONGEST;
        return most >= word.length()
                ? List.of("'" + word + "'", "'" + row + "'")
                : List.of("'" + (char) ('a' + row % 26) + "'", "'" + row % 10 + "'");
    }

    private static int length(String type, int usual) {
        Matcher length = LENGTH.matcher(type);
        return length.find() ? Integer.parseInt(length.group(1)) : usual;
    }

    private List<String> mentioned(SchemaObject column, String type, int row) {
        List<String> all = new ArrayList<>();
        Pattern name =
                Pattern.compile("(?i)(?<!\\w)" + Pattern.quote(column.id().name()) + "(?!\\w)");
        structure
                .all(ObjectKind.CHECK, column.id().table())
                .map(each -> each.trait(Trait.DEFINITION))
                .filter(each -> name.matcher(each).find())
                .forEach(each -> all.addAll(literals(each, type, row)));
        return all;
    }

    private static List<String> literals(String check, String type, int row) {
        List<String> all = new ArrayList<>();
        for (String each : strings(check)) {
            all.add(each.replace("%", "v" + row).replace('_', each.contains("%") ? 'a' : '_'));
        }
        for (MatchResult each :
                NUMBER.matcher(STRING.matcher(check).replaceAll("")).results().toList()) {
            double number = Double.parseDouble(each.group());
            if (isNumber(type)) {
                all.add(each.group());
                all.add(String.valueOf((long) number + row));
                all.add(String.valueOf((long) number - row));
            } else if (number <= LONGEST) {
                all.add(word((int) number, row));
                all.add(word((int) number + 1, row));
                all.add(word((int) number - 1, row));
            }
        }
        return all;
    }

    /** A text of a length. */
    private static String word(int length, int row) {
        String digits = String.valueOf(row);
        return length <= digits.length()
                ? "'" + digits.substring(0, Math.max(0, length)) + "'"
                : "'" + "v".repeat(length - digits.length()) + digits + "'";
    }
}
