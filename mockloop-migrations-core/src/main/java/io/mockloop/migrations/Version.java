package io.mockloop.migrations;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A version: decimal numbers joined by dots, compared number by number, of any length. Trailing zeros are ignored, so
 * that {@code 1}, {@code 1.0} and {@code 001} are one version; it is shown as it was written.
 */
public final class Version implements Comparable<Version> {

    /** As a target: nothing applied. Lower than every other version, and no migration's version. */
    public static final Version NONE = new Version("none", List.of(BigInteger.ONE.negate()));

    private final String text;
    private final List<BigInteger> numbers;

    private Version(String text, List<BigInteger> numbers) {
        this.text = text;
        this.numbers = numbers;
    }

    /**
     * Reads a migration's version.
     *
     * @throws IllegalArgumentException if the text is not decimal numbers joined by dots
     */
    public static Version of(String text) {
        return parse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'%s' is not a version: decimal numbers joined by dots, such as 1, 2.1 or 20261124093000"
                                .formatted(text)));
    }

    /**
     * Reads a target, which may also be {@code none}.
     *
     * @throws IllegalArgumentException if the text is neither {@code none} nor a version
     */
    public static Version target(String text) {
        return text.equals(NONE.text) ? NONE : of(text);
    }

    /** Reads a migration's version, or answers with nothing if the text is none. */
    public static Optional<Version> parse(String text) {
        List<BigInteger> numbers = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == '.') {
                if (i == start) {
                    return Optional.empty();
                }
                numbers.add(new BigInteger(text.substring(start, i)));
                start = i + 1;
            } else if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return Optional.empty();
            }
        }
        while (numbers.size() > 1 && numbers.get(numbers.size() - 1).signum() == 0) {
            numbers.remove(numbers.size() - 1);
        }
        return Optional.of(new Version(text, Collections.unmodifiableList(numbers)));
    }

    /** The version that follows this one in a folder that counts: the first number plus one. */
    public Version next() {
        return Version.of(numbers.get(0).add(BigInteger.ONE).toString());
    }

    /** Whether this version is above the other one. */
    public boolean isAbove(Version other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Version other) {
        int shared = Math.min(numbers.size(), other.numbers.size());
        for (int i = 0; i < shared; i++) {
            int order = numbers.get(i).compareTo(other.numbers.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(numbers.size(), other.numbers.size());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Version version && numbers.equals(version.numbers);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(numbers);
    }

    /** The same version in its one shortest writing, for what is found by its text: {@code 2} for {@code 002.0}. */
    public Version canonical() {
        return of(numbers.stream().map(BigInteger::toString).collect(Collectors.joining(".")));
    }

    /** The version as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
