package io.mockloop.migrations.engine.binding;

import io.mockloop.migrations.engine.binding.StatementGate.Values;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Base64;
import java.util.Calendar;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The values that are bound to a statement, of which only a hash is kept beyond its execution. */
final class BoundValues {

    /** Stands for a value of which nothing but that it is there can be compared. */
    private static final String OPAQUE = "?";

    private final SortedMap<String, String> current = new TreeMap<>();
    private Rows batch = new Rows();

    /** A hash over rows of values. */
    private static final class Rows {

        private final MessageDigest digest = sha256();
        private boolean isEmpty = true;
        private boolean isPartial;

        void add(Map<String, String> row) {
            isEmpty &= row.isEmpty();
            row.forEach((parameter, value) -> {
                isPartial |= value.equals(OPAQUE);
                digest.update((parameter + '\0' + value.length() + '\0' + value).getBytes(StandardCharsets.UTF_8));
            });
            digest.update((byte) '\n');
        }

        Values taken() {
            return isEmpty ? Values.NONE : new Values(Base64.getEncoder().encodeToString(digest.digest()), isPartial);
        }
    }

    /**
     * Takes a call of a statement that may bind a value.
     *
     * @param name the method's
     */
    void called(String name, Object @Nullable [] args) {
        switch (name) {
            case "addBatch" -> batch.add(args == null ? current : Map.of("", String.valueOf(args[0])));
            case "clearBatch" -> batch = new Rows();
            case "clearParameters" -> current.clear();
            default -> {
                if (name.startsWith("set") && args != null && args.length > 1) {
                    current.put(String.valueOf(args[0]), text(name.equals("setNull") ? null : args[1]));
                }
            }
        }
    }

    /** Takes a row of a batch. */
    void addRow(@Nullable Object[] values) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            row.put(String.valueOf(i + 1), text(values[i]));
        }
        batch.add(row);
    }

    /** What is executed by a call. */
    Values executed(String name) {
        Rows rows = new Rows();
        if (name.endsWith("Batch")) {
            rows = batch;
            batch = new Rows();
        } else {
            rows.add(current);
        }
        return rows.taken();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The same for equal values of all types that have such; never that of another value. */
    private static String text(@Nullable Object value) {
        if (value == null) {
            return "null";
        } else if (value instanceof byte[] bytes) {
            return "bytes " + HexFormat.of().formatHex(sha256().digest(bytes));
        } else if (value instanceof Calendar calendar) {
            return "= " + calendar.toInstant();
        }
        boolean isComparable = value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof Enum
                || value instanceof UUID
                || value instanceof Date
                || value instanceof TemporalAccessor
                || value instanceof TemporalAmount;
        return isComparable ? "= " + value : OPAQUE;
    }
}
