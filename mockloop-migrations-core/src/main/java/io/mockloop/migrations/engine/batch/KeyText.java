package io.mockloop.migrations.engine.batch;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * A key as text that is read as the same key again: for each value a letter for its type, its length, a colon and
 * itself, as in {@code i4:1000s2:de}.
 */
final class KeyText {

    /** The types that a row's values can have. */
    private enum Kind {
        WHOLE('i', Long.class, Long::valueOf),
        LONG_WHOLE('n', BigInteger.class, BigInteger::new),
        DECIMAL('m', BigDecimal.class, BigDecimal::new),
        FLOATING('f', Double.class, Double::valueOf),
        BOOLEAN('b', Boolean.class, Boolean::valueOf),
        TEXT('s', String.class, text -> text),
        BINARY('x', byte[].class, text -> HexFormat.of().parseHex(text)),
        DATE('d', LocalDate.class, LocalDate::parse),
        TIME('t', LocalTime.class, LocalTime::parse),
        DATE_AND_TIME('l', LocalDateTime.class, LocalDateTime::parse),
        INSTANT('z', Instant.class, Instant::parse),
        IDENTIFIER('u', UUID.class, UUID::fromString);

        private final char letter;
        private final Class<?> type;

        @SuppressWarnings("ImmutableEnumChecker") // functions without a state
        private final Function<String, Object> reading;

        Kind(char letter, Class<?> type, Function<String, Object> reading) {
            this.letter = letter;
            this.type = type;
            this.reading = reading;
        }

        static Kind of(Object value) {
            for (Kind kind : values()) {
                if (kind.type.isInstance(value)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("No key has values of " + value.getClass());
        }

        static Kind of(char letter) {
            for (Kind kind : values()) {
                if (kind.letter == letter) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("No key begins with '%s'".formatted(letter));
        }
    }

    private KeyText() {}

    static String of(List<Object> key) {
        StringBuilder text = new StringBuilder();
        for (Object value : key) {
            String each = value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value.toString();
            text.append(Kind.of(value).letter).append(each.length()).append(':').append(each);
        }
        return text.toString();
    }

    static List<Object> read(String text) {
        List<Object> key = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int colon = text.indexOf(':', at);
            int end = colon + 1 + Integer.parseInt(text.substring(at + 1, colon));
            key.add(Kind.of(text.charAt(at)).reading.apply(text.substring(colon + 1, end)));
            at = end;
        }
        return List.copyOf(key);
    }
}
