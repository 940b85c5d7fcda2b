package io.mockloop.migrations.dialect.postgresql.ddl;

import io.mockloop.migrations.schema.ColumnType;
import io.mockloop.migrations.schema.ColumnType.Char;
import io.mockloop.migrations.schema.ColumnType.Decimal;
import io.mockloop.migrations.schema.ColumnType.Native;
import io.mockloop.migrations.schema.ColumnType.Plain;
import io.mockloop.migrations.schema.ColumnType.Varchar;
import io.mockloop.migrations.schema.EnumType;
import io.mockloop.migrations.sql.token.Ascii;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a column become ones of another type, so that one which would be changed by that fails the
 * statement. By itself the server refuses what is too long or too large (manual, "Value Storage"); it rounds, cuts off
 * a time, and cuts spaces at an end, without a word. A cast cuts all else off, too (manual, "Character Types"). What
 * needs no expression is left to the server, which then doesn't write the table anew if it needn't.
 *
 * @param column its name, quoted
 * @param type the new type, as it is written
 */
record TypeConversion(String column, String type) {

    private static final Map<String, ColumnType> BY_NAME = Map.ofEntries(
            Map.entry("SMALLINT", Plain.SMALLINT),
            Map.entry("INT2", Plain.SMALLINT),
            Map.entry("INT", Plain.INTEGER),
            Map.entry("INTEGER", Plain.INTEGER),
            Map.entry("INT4", Plain.INTEGER),
            Map.entry("BIGINT", Plain.BIGINT),
            Map.entry("INT8", Plain.BIGINT),
            Map.entry("DOUBLE PRECISION", Plain.DOUBLE),
            Map.entry("FLOAT8", Plain.DOUBLE),
            Map.entry("BOOL", Plain.BOOLEAN),
            Map.entry("BOOLEAN", Plain.BOOLEAN),
            Map.entry("TEXT", Plain.TEXT),
            Map.entry("JSONB", Plain.JSON),
            Map.entry("BYTEA", Plain.BINARY),
            Map.entry("DATE", Plain.DATE),
            Map.entry("TIME", Plain.TIME),
            Map.entry("TIMESTAMP", Plain.DATETIME),
            Map.entry("TIMESTAMP WITHOUT TIME ZONE", Plain.DATETIME),
            Map.entry("TIMESTAMPTZ", Plain.TIMESTAMP),
            Map.entry("TIMESTAMP WITH TIME ZONE", Plain.TIMESTAMP),
            Map.entry("UUID", Plain.UUID));

    private static final Pattern OF_LENGTH =
            Pattern.compile("(?:VARCHAR|CHARACTER VARYING) ?\\( ?([1-9]\\d{0,7}) ?\\)");

    private static final Pattern OF_DIGITS =
            Pattern.compile("(?:DECIMAL|NUMERIC) ?\\( ?(\\d{1,4})(?: ?, ?(\\d{1,4}))? ?\\)");

    /** A number that a postal code is, or the like: the zeros before it would be gone. */
    private static final String ZEROS_BEFORE = "%s ~ '^[[:space:]]*[-+]?0[0-9]'";

    /** More digits behind a second than a time has. */
    private static final String TOO_FINE = "%s ~ '[.][0-9]{6}[0-9]*[1-9]'";

    /** A zone behind a time, which the server leaves out. */
    private static final String ZONE = "%s ~ ':[0-9]{2}([.][0-9]+)?[[:space:]]*([-+]|(?![AaPp][Mm])[A-Za-z])'";

    /**
     * The expression.
     *
     * @param former the type before; null if it isn't known
     * @param formerText the same, as it is written
     * @return empty if the server does it right by itself
     */
    String from(@Nullable ColumnType former, String formerText, ColumnType now) {
        ColumnType was = former == null ? null : plain(former);
        ColumnType to = plain(now);
        if (to instanceof Varchar text) {
            return was == Plain.BINARY ? fromBytes() : toVarchar(was, text.length());
        } else if (to instanceof Char text) {
            return was == Plain.BINARY ? fromBytes() : toChar(was, text.length());
        } else if (to instanceof Decimal number) {
            return toDecimal(was, number.scale());
        } else if (to instanceof EnumType) {
            return cast();
        } else if (to instanceof Plain plain) {
            return to(plain, was);
        }
        return was == null
                ? ""
                : checked(
                        "%1$s::%2$s::%3$s::TEXT <> %1$s::TEXT".formatted(column, type, formerText),
                        "BOOLEAN::TEXT::" + type,
                        "would be changed",
                        column + "::" + type);
    }

    private String to(Plain to, @Nullable ColumnType was) {
        return switch (to) {
            case IDENTITY, SMALLINT, INTEGER, BIGINT -> toWhole(was);
            case TEXT -> was == Plain.BINARY ? fromBytes() : "";
            case BINARY ->
                was == Plain.TEXT || was instanceof Varchar ? "convert_to(%s, 'UTF8')".formatted(column) : "";
            case DATE ->
                checked(
                        "%1$s::TIMESTAMP WITH TIME ZONE <> %1$s::DATE".formatted(text()),
                        type,
                        "has a time of day",
                        cast());
            case DOUBLE ->
                was == Plain.SMALLINT || was == Plain.INTEGER
                        ? ""
                        : checked(
                                "%1$s::DOUBLE PRECISION::NUMERIC <> %1$s::NUMERIC".formatted(text()),
                                "NUMERIC::" + type,
                                "has more digits than it holds",
                                cast());
            case TIME ->
                was == Plain.TIME
                        ? cast()
                        : checked(
                                "%s !~ '^[[:space:]]*[0-9]{1,2}:' OR ".formatted(text()) + lostOf(),
                                type,
                                "is more than a time of day",
                                cast());
            case DATETIME, TIMESTAMP -> toDateAndTime(to == Plain.TIMESTAMP, was);
            case BOOLEAN, JSON, UUID -> cast();
        };
    }

    private String toWhole(@Nullable ColumnType was) {
        if (isWhole(was)) {
            return "";
        } else if (was == Plain.BOOLEAN) {
            return column + "::INTEGER";
        }
        return checked(
                ZEROS_BEFORE.formatted(text()),
                type,
                "begins with zeros",
                "trim_scale(%s::NUMERIC)::TEXT::%s".formatted(text(), type));
    }

    private String toDateAndTime(boolean hasZone, @Nullable ColumnType was) {
        if (was == Plain.DATE) {
            return "";
        } else if (isTime(was)) {
            return cast();
        }
        String lost = hasZone
                ? TOO_FINE.formatted(text())
                : "pg_typeof(%s)::TEXT NOT LIKE 'timestamp%%' AND (".formatted(column) + lostOf() + ")";
        return checked(lost, type, "is more than a day and a time", cast());
    }

    private String cast() {
        return text() + "::" + type;
    }

    private String lostOf() {
        return ZONE.formatted(text()) + " OR " + TOO_FINE.formatted(text());
    }

    private static boolean isTime(@Nullable ColumnType was) {
        return was == Plain.DATETIME || was == Plain.TIMESTAMP;
    }

    private static boolean isWhole(@Nullable ColumnType was) {
        return was == Plain.SMALLINT || was == Plain.INTEGER || was == Plain.BIGINT;
    }

    private String toVarchar(@Nullable ColumnType was, int length) {
        boolean isLonger = was == Plain.TEXT || (was instanceof Varchar before && before.length() > length);
        return isLonger // the sign is one too many, and none that is cut off
                ? "CASE WHEN char_length(%1$s) > %2$d THEN %1$s || '…' ELSE %1$s END".formatted(column, length)
                : "";
    }

    /** Spaces at its end mean nothing to it. */
    private String toChar(@Nullable ColumnType was, int length) {
        String cut = toVarchar(was, length);
        return was instanceof Char || isWhole(was)
                ? cut
                : checked(text() + " LIKE '% '", "NUMERIC::TEXT", "ends with spaces", cut.isEmpty() ? text() : cut);
    }

    private String toDecimal(@Nullable ColumnType was, int scale) {
        boolean isKept = isWhole(was) || (was instanceof Decimal before && before.scale() <= scale);
        if (isKept) {
            return "";
        } else if (was == Plain.BOOLEAN) {
            return column + "::INTEGER";
        }
        return checked(
                ZEROS_BEFORE.formatted(text()) + " OR scale(trim_scale(%s::NUMERIC)) > %d".formatted(text(), scale),
                "NUMERIC",
                "begins with zeros, or has more than %d digits behind the point".formatted(scale),
                text() + "::NUMERIC");
    }

    private String fromBytes() {
        return "convert_from(%s, 'UTF8')".formatted(column);
    }

    private String text() {
        return column + "::TEXT";
    }

    /** A value which is none of a type, with the reason in it, is what a CASE can fail with. */
    private String checked(String isWrong, String failing, String reason, String value) {
        return "CASE WHEN %s THEN (%s || ' %s')::%s ELSE %s END".formatted(isWrong, text(), reason, failing, value);
    }

    /** What a type by its name is, if it is one of ours. */
    private static ColumnType plain(ColumnType type) {
        if (!(type instanceof Native named)) {
            return type;
        }
        String name = Ascii.upper(named.sql().strip()).replaceAll("\\s+", " ");
        Matcher length = OF_LENGTH.matcher(name);
        Matcher digits = OF_DIGITS.matcher(name);
        if (length.matches()) {
            return new Varchar(Integer.parseInt(length.group(1)));
        } else if (digits.matches()) {
            int scale = digits.group(2) == null ? 0 : Integer.parseInt(digits.group(2));
            int precision = Integer.parseInt(digits.group(1));
            return precision >= scale && precision > 0 ? new Decimal(precision, scale) : type;
        }
        return BY_NAME.getOrDefault(name, type);
    }
}
