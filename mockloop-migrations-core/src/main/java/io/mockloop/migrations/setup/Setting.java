package io.mockloop.migrations.setup;

import java.util.Locale;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One setting: its row in the catalogue.
 *
 * @param name below {@code mockloop.migrations}, as in {@code lock.timeout}
 * @param type how its values are written
 * @param byDefault its value by default, as it is written; null for none
 * @param sentence what it is, for whoever sets it
 * @param reach hands a value to a builder; null if only an application knows it
 * @param option the option of the command line that is the same; null for none
 * @param <T> its values
 */
public record Setting<T>(
        String name,
        SettingType<T> type,
        @Nullable String byDefault,
        String sentence,
        @Nullable BiConsumer<MigrationManagerBuilder, T> reach,
        @Nullable Option option) {

    /**
     * An option of the command line.
     *
     * @param name with its dashes
     * @param label what stands for its value
     * @param bare the value that it is taken for without one; empty if that is asked for then, null if there must be
     *     one
     * @param sentence what it is
     */
    public record Option(
            String name, String label, @Nullable String bare, String sentence) {}

    /** A row without an option that the builder knows nothing of. */
    static <T> Setting<T> of(String name, SettingType<T> type, @Nullable String byDefault, String sentence) {
        return new Setting<>(name, type, byDefault, sentence, null, null);
    }

    Setting<T> to(BiConsumer<MigrationManagerBuilder, T> builder) {
        return new Setting<>(name, type, byDefault, sentence, builder, option);
    }

    /** With an option of the same name that says the same. */
    Setting<T> asOption() {
        return asOption(type.label());
    }

    Setting<T> asOption(String label) {
        return asOption(null, label, withDefault());
    }

    /** With an option whose value may be left out. */
    Setting<T> asOptionOr(String bare) {
        return asOption(bare, type.label(), withDefault());
    }

    Setting<T> asOption(@Nullable String bare, String label, String says) {
        return asOption("--" + name.replace('.', '-'), bare, label, says);
    }

    Setting<T> asOption(String named, @Nullable String bare, String label, String says) {
        return new Setting<>(name, type, byDefault, sentence, reach, new Option(named, label, bare, says));
    }

    private String withDefault() {
        return byDefault == null
                ? sentence
                : "%s; %s by default.".formatted(sentence.substring(0, sentence.length() - 1), byDefault);
    }

    /**
     * Whether a value is a list; told by its parser, since the equals of records costs each command's start 40 classes.
     */
    public boolean isList() {
        return type.parser() == SettingType.LIST.parser();
    }

    /** What a value is, within a sentence: "version", "time", "choice of each|all". */
    public String kind() {
        String label = type.label();
        return label.contains("|") ? "choice of " + label : label.toLowerCase(Locale.ROOT);
    }

    /** Whether a value is true or false, besides what else it may be. */
    public boolean isTruth() {
        return type.isTruth();
    }

    /**
     * Reads a value; one that is blank counts as not given.
     *
     * @throws IllegalArgumentException if it is none of those that are possible
     */
    void check(String value) {
        if (!value.isBlank()) {
            Objects.requireNonNull(type.parser().apply(value));
        }
    }

    /**
     * Hands a value to a builder; one that is blank counts as not given.
     *
     * @throws IllegalArgumentException if it is none of those that are possible
     */
    public void apply(String value, MigrationManagerBuilder builder) {
        BiConsumer<MigrationManagerBuilder, T> to = reach;
        if (to != null && !value.isBlank()) {
            to.accept(builder, type.parser().apply(value));
        }
    }

    /**
     * The same with a value that was read already; a text is read now.
     *
     * @param value null for none
     */
    @SuppressWarnings("unchecked")
    public void apply(@Nullable Object value, MigrationManagerBuilder builder) {
        if (value instanceof String text) {
            apply(text, builder);
        } else if (reach != null && value != null) {
            reach.accept(builder, (T) value);
        }
    }
}
