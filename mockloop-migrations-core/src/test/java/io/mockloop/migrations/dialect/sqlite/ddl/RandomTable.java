package io.mockloop.migrations.dialect.sqlite.ddl;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Writes a CREATE TABLE in any of the ways in which SQLite takes one. Three rows with 1, 2 and 3 in all columns fit.
 */
final class RandomTable {

    private static final List<String> NAMES =
            List.of("a", "b c", "select", "schlüssel", "x.y", "it''s", "check", "generated", "t", "-- no", "as");
    private static final List<String> GAPS =
            List.of(" ", " ", " ", "\n", "\t ", " /* a, (b */ ", "/**/", " -- it's (\n", " --,)\n  ");
    private static final List<String> TYPES = List.of(
            "", "INT", "integer", "VARCHAR(10)", "decimal ( 10 , -2 )", "LONG TEXT", "[my type]", "DOUBLE PRECISION");
    private static final List<String> STRICT_TYPES = List.of("INT", "integer", "TEXT", "ANY", "REAL");
    private static final List<String> DEFAULTS = List.of(
            "1",
            "-1.5e-3",
            "+ .5",
            "0x1F",
            "'it''s, ('",
            "\"text\"",
            "generated",
            "NULL",
            "CURRENT_TIMESTAMP",
            "x'00ff'",
            "(1 + (2))",
            "(upper(')'))");

    private final Random random;
    private final boolean withoutRowid;
    private final boolean strict;
    private final List<String> columns = new ArrayList<>();
    private int names;

    RandomTable(long seed) {
        random = new Random(seed);
        withoutRowid = random.nextInt(4) == 0;
        strict = random.nextInt(4) == 0;
        List<String> some = new ArrayList<>(NAMES);
        Collections.shuffle(some, random);
        columns.addAll(some.subList(0, 2 + random.nextInt(5)));
    }

    String write() {
        int key = random.nextInt(3);
        List<String> elements = new ArrayList<>();
        for (String column : columns) {
            boolean first = column.equals(columns.get(0));
            elements.add(column(column, first && key == 0));
        }
        if (key == 1 || (withoutRowid && key == 2)) {
            elements.add(named() + words("PRIMARY KEY") + gap() + list(columns.subList(0, 1 + random.nextInt(2))));
        }
        List<String> constraints = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            constraints.add(named() + constraint());
        }
        String end = (withoutRowid ? " " + words("WITHOUT ROWID") : "")
                + (strict ? (withoutRowid ? "," : " ") + "STRICT" : "");
        String separator = gap() + (random.nextInt(4) == 0 ? "" : ",") + gap();
        return "CREATE TABLE t" + gap() + "(" + gap()
                + elements.stream().collect(Collectors.joining(gap() + "," + gap()))
                + (constraints.isEmpty() ? "" : gap() + "," + gap() + String.join(separator, constraints))
                + gap() + ")" + end;
    }

    private String column(String name, boolean key) {
        if (key) {
            boolean counts = !withoutRowid && random.nextBoolean();
            return quote(name)
                    + gap()
                    + (counts ? "INTEGER" : pick(strict ? STRICT_TYPES : TYPES))
                    + gap()
                    + named()
                    + words("PRIMARY KEY")
                    + (counts && random.nextBoolean() ? gap() + words("AUTOINCREMENT") : "");
        }
        List<String> parts = new ArrayList<>();
        maybe(parts, () -> words("NOT NULL") + conflict());
        maybe(parts, () -> words("UNIQUE") + conflict());
        maybe(parts, () -> words("CHECK") + gap() + "(" + quoted(name) + gap() + "<> ',) x')");
        maybe(parts, () -> words("COLLATE") + gap() + "nocase");
        maybe(parts, () -> words("REFERENCES") + gap() + references(1));
        String generated = "";
        if (columns.indexOf(name) > 1 && random.nextInt(4) == 0) {
            // A comment between would be part of the type, which SQLite takes to reach up to AS.
            generated = " " + pick(List.of("GENERATED ALWAYS AS", "as")) + gap() + "(" + quoted(columns.get(0)) + gap()
                    + ")" + gap() + words(pick(List.of("STORED", "VIRTUAL")));
        } else {
            maybe(parts, () -> words("DEFAULT") + gap() + pick(DEFAULTS));
        }
        Collections.shuffle(parts, random);
        return quote(name)
                + gap()
                + pick(strict ? STRICT_TYPES : TYPES)
                + generated
                + parts.stream().map(each -> gap() + named() + each).collect(Collectors.joining());
    }

    private interface Part {
        String write();
    }

    private void maybe(List<String> parts, Part part) {
        if (random.nextInt(4) == 0) {
            parts.add(part.write());
        }
    }

    private String constraint() {
        List<String> on = columns.subList(0, 1 + random.nextInt(2));
        return switch (random.nextInt(3)) {
            case 0 -> words("CHECK") + "(" + gap() + quoted(on.get(0)) + " NOT IN (',', ')') )" + conflict();
            case 1 ->
                words("FOREIGN KEY") + gap() + list(on) + gap() + words("REFERENCES") + gap() + references(on.size());
            default -> words("UNIQUE") + gap() + list(on) + conflict();
        };
    }

    private String references(int columns) {
        return "p" + gap()
                + pick(List.of(
                        columns == 1 ? "(x)" : "(x" + gap() + ", `y`)",
                        "",
                        words("ON DELETE SET NULL"),
                        words("ON UPDATE SET DEFAULT") + gap() + words("ON DELETE NO ACTION"),
                        words("MATCH FULL"),
                        words("NOT DEFERRABLE"),
                        words("DEFERRABLE INITIALLY DEFERRED")));
    }

    private String conflict() {
        return random.nextInt(5) == 0 ? gap() + words("ON CONFLICT FAIL") : "";
    }

    private String named() {
        return random.nextInt(4) == 0 ? words("CONSTRAINT") + gap() + quote("c " + names++) + gap() : "";
    }

    private String list(List<String> names) {
        return "(" + names.stream().map(this::quote).collect(Collectors.joining(gap() + "," + gap())) + gap() + ")";
    }

    private String quote(String name) {
        String plain = name.replace("''", "'");
        return switch (random.nextInt(4)) {
            case 0 -> "[" + plain + "]";
            case 1 -> "`" + plain + "`";
            case 2 -> "'" + name + "'";
            default -> plain.matches("[ab]|t") ? plain : quoted(name);
        };
    }

    private static String quoted(String name) {
        return '"' + name.replace("''", "'") + '"';
    }

    private String words(String words) {
        String gapped = words.replace(" ", "\0");
        String cased = random.nextBoolean() ? gapped : lower(gapped);
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < cased.length(); at++) {
            text.append(cased.charAt(at) == 0 ? gap() : cased.substring(at, at + 1));
        }
        return text.toString();
    }

    private static String lower(String words) {
        return words.chars()
                .mapToObj(c -> String.valueOf((char) (c >= 'A' && c <= 'Z' ? c + 32 : c)))
                .collect(Collectors.joining());
    }

    private String gap() {
        return pick(GAPS);
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
