package io.mockloop.migrations.data;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The values of rows: few types, and the ways between them that lose nothing. */
final class Values {

    private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private static final int LENGTH_OF_UUID = 36;

    /** What an object takes beside its content, and the place that refers to it. */
    private static final int OBJECT = 32;

    /** What a value is read as, by type; each gives null if that would lose something. */
    private static final Map<Class<?>, Function<Object, @Nullable Object>> READINGS = Map.ofEntries(
            Map.entry(String.class, Values::string),
            Map.entry(Boolean.class, Values::bool),
            Map.entry(BigDecimal.class, Values::decimal),
            Map.entry(BigInteger.class, value -> exact(value, BigDecimal::toBigIntegerExact)),
            Map.entry(Long.class, value -> exact(value, BigDecimal::longValueExact)),
            Map.entry(Integer.class, value -> exact(value, BigDecimal::intValueExact)),
            Map.entry(Short.class, value -> exact(value, BigDecimal::shortValueExact)),
            Map.entry(Byte.class, value -> exact(value, BigDecimal::byteValueExact)),
            Map.entry(Double.class, Values::floating),
            Map.entry(byte[].class, value -> value instanceof byte[] bytes ? bytes.clone() : null),
            Map.entry(UUID.class, Values::uuid),
            Map.entry(LocalDate.class, value -> temporal(value, LocalDate.class, LocalDate::parse)),
            Map.entry(LocalTime.class, value -> temporal(value, LocalTime.class, LocalTime::parse)),
            Map.entry(LocalDateTime.class, value -> temporal(value, LocalDateTime.class, LocalDateTime::parse)),
            Map.entry(Instant.class, Values::instant),
            Map.entry(
                    OffsetDateTime.class,
                    value -> instant(value) instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : null));

    private static final Map<Class<?>, String> NAMES = Map.ofEntries(
            Map.entry(String.class, "text"),
            Map.entry(Boolean.class, "boolean"),
            Map.entry(BigDecimal.class, "decimal"),
            Map.entry(BigInteger.class, "whole number"),
            Map.entry(Long.class, "long"),
            Map.entry(Integer.class, "int"),
            Map.entry(Short.class, "short"),
            Map.entry(Byte.class, "byte"),
            Map.entry(Double.class, "double"),
            Map.entry(byte[].class, "binary data"),
            Map.entry(LocalDate.class, "date"),
            Map.entry(LocalTime.class, "time"),
            Map.entry(LocalDateTime.class, "date and time without a zone"),
            Map.entry(Instant.class, "point in time"),
            Map.entry(OffsetDateTime.class, "point in time"));

    private Values() {}

    /** What people call a type. */
    static String name(Class<?> type) {
        return NAMES.getOrDefault(type, type.getSimpleName());
    }

    /** A value as rows hold it. */
    static @Nullable Object normal(String column, @Nullable Object value) {
        if (value == null
                || value instanceof String
                || value instanceof Long
                || value instanceof BigDecimal
                || value instanceof Double
                || value instanceof Boolean
                || value instanceof UUID) {
            return value;
        } else if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        } else if (value instanceof byte[] bytes) {
            return bytes.clone();
        } else if (value instanceof Float) {
            return Double.valueOf(value.toString()); // 0.1 stays 0.1
        } else if (value instanceof BigInteger number) {
            return number.compareTo(LONG_MIN) < 0 || number.compareTo(LONG_MAX) > 0
                    ? value
                    : (Object) number.longValue();
        } else if (value instanceof CharSequence || value instanceof Character) {
            return value.toString();
        } else if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        return normalTime(column, value);
    }

    private static Object normalTime(String column, Object value) {
        if (value instanceof LocalDate
                || value instanceof LocalTime
                || value instanceof LocalDateTime
                || value instanceof Instant) {
            return value;
        } else if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        } else if (value instanceof ZonedDateTime time) {
            return time.toInstant();
        } else if (value instanceof java.sql.Date date) {
            return date.toLocalDate();
        } else if (value instanceof java.sql.Time time) {
            return time.toLocalTime();
        } else if (value instanceof java.util.Date date) {
            return date.toInstant();
        }
        throw new IllegalArgumentException(
                "Column '%s' cannot take a %s. A row holds text, numbers, booleans, byte[], UUIDs, enums, and times of java.time."
                        .formatted(column, value.getClass().getName()));
    }

    /** About what a value takes, with the place that refers to it. */
    static long bytes(@Nullable Object value) {
        if (value instanceof String text) {
            return OBJECT + (long) Character.BYTES * text.length();
        }
        return value instanceof byte[] bytes ? OBJECT + (long) bytes.length : OBJECT;
    }

    /** A value that nobody can change in a row. */
    static @Nullable Object copy(@Nullable Object value) {
        return value instanceof byte[] bytes ? bytes.clone() : value;
    }

    static <T> @Nullable T as(String column, @Nullable Object value, Class<T> type) {
        if (value == null) {
            return null;
        } else if (type == Object.class) {
            return type.cast(copy(value));
        }
        if (type.isInstance(value) && type != byte[].class) {
            return type.cast(value);
        }
        Object read = type.isEnum() ? constant(value, type) : reading(type).apply(value);
        if (read == null) {
            throw refusal(column, value, type);
        }
        return type.cast(read);
    }

    private static Function<Object, @Nullable Object> reading(Class<?> type) {
        Function<Object, @Nullable Object> reading = READINGS.get(type);
        if (reading == null) {
            throw new IllegalArgumentException("A row gives no " + type.getName()
                    + ". Ask it for one of the types that its documentation lists, and convert that.");
        }
        return reading;
    }

    static @Nullable Instant instant(String column, @Nullable Object value, ZoneId zone) {
        if (value == null) {
            return null;
        }
        Object time = instant(value);
        if (time == null) {
            time = temporal(value, LocalDateTime.class, LocalDateTime::parse);
        }
        if (time instanceof LocalDateTime local) {
            return instant(column, local, zone);
        } else if (time instanceof Instant instant) {
            return instant;
        }
        throw refusal(column, value, Instant.class);
    }

    private static Instant instant(String column, LocalDateTime local, ZoneId zone) {
        if (zone.getRules().getValidOffsets(local).size() != 1) {
            throw new IllegalArgumentException("Column '%s' holds %s, which is there %s in %s. Take getLocalDateTime."
                    .formatted(
                            column,
                            local,
                            zone.getRules().getValidOffsets(local).isEmpty() ? "never" : "twice",
                            zone));
        }
        return local.atZone(zone).toInstant();
    }

    private static IllegalArgumentException refusal(String column, Object value, Class<?> type) {
        String advice = value instanceof LocalDateTime && (type == Instant.class || type == OffsetDateTime.class)
                ? " It has no zone: getInstant(column, zone) takes it as a time there."
                : " get(column) gives it as it is.";
        return new IllegalArgumentException("Column '%s' holds %s, which cannot be read as %s without loss.%s"
                .formatted(column, shown(value), name(type), advice));
    }

    /** Text and binary data may be private, and long. */
    private static String shown(Object value) {
        if (value instanceof String text) {
            return "text of " + text.length() + (text.length() == 1 ? " character" : " characters");
        } else if (value instanceof byte[] bytes) {
            return bytes.length + (bytes.length == 1 ? " byte" : " bytes");
        }
        return "%s (%s)".formatted(value, name(value.getClass()));
    }

    private static @Nullable Object constant(Object value, Class<?> type) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(value)) {
                return constant;
            }
        }
        return null;
    }

    private static @Nullable Object string(Object value) {
        return value instanceof byte[]
                ? null
                : value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private static @Nullable Object bool(Object value) {
        if (value instanceof String text) {
            return text.equalsIgnoreCase("true") ? Boolean.TRUE : text.equalsIgnoreCase("false") ? false : null;
        }
        Object number = exact(value, BigDecimal::intValueExact);
        return value instanceof Boolean
                ? value
                : Integer.valueOf(1).equals(number)
                        ? Boolean.TRUE
                        : Integer.valueOf(0).equals(number) ? Boolean.FALSE : null;
    }

    private static @Nullable BigDecimal decimal(Object value) {
        if (value instanceof BigDecimal number) {
            return number;
        } else if (value instanceof Long number) {
            return BigDecimal.valueOf(number);
        } else if (value instanceof Double number) {
            return Double.isFinite(number) ? BigDecimal.valueOf(number) : null;
        } else if (value instanceof BigInteger number) {
            return new BigDecimal(number);
        } else if (value instanceof String text) {
            return parsed(text, BigDecimal::new);
        }
        return null;
    }

    private static @Nullable Object exact(Object value, Function<BigDecimal, Object> conversion) {
        BigDecimal number = value instanceof Boolean bool ? (bool ? BigDecimal.ONE : BigDecimal.ZERO) : decimal(value);
        try {
            return number == null ? null : conversion.apply(number);
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private static @Nullable Object floating(Object value) {
        if (value instanceof Double) {
            return value;
        }
        BigDecimal number = decimal(value);
        double result = number == null ? Double.NaN : number.doubleValue();
        if (number == null || !Double.isFinite(result)) {
            return null;
        }
        boolean isSame =
                BigDecimal.valueOf(result).compareTo(number) == 0 || new BigDecimal(result).compareTo(number) == 0;
        return isSame ? (Object) result : null;
    }

    private static @Nullable Object uuid(Object value) {
        if (value instanceof byte[] bytes && bytes.length == 2 * Long.BYTES) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return new UUID(buffer.getLong(), buffer.getLong());
        } else if (value instanceof String text) {
            return text.length() == LENGTH_OF_UUID ? parsed(text, UUID::fromString) : null;
        }
        return value instanceof UUID ? value : null;
    }

    private static @Nullable Object instant(Object value) {
        return temporal(value, Instant.class, text -> OffsetDateTime.parse(text).toInstant());
    }

    /** Of text also if a blank stands between date and time, as in SQL. */
    private static @Nullable Object temporal(Object value, Class<?> type, Function<String, Temporal> parser) {
        if (value instanceof String text) {
            int blank = text.indexOf(' ');
            return parsed(blank < 0 ? text : text.substring(0, blank) + "T" + text.substring(blank + 1), parser);
        }
        return type.isInstance(value) ? value : null;
    }

    private static <T> @Nullable T parsed(String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            return null; // text of another kind: refused with the column's name
        }
    }
}
