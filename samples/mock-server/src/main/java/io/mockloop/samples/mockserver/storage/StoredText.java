package io.mockloop.samples.mockserver.storage;

import org.jspecify.annotations.Nullable;

/** What a column of text can hold, on every database. */
public final class StoredText {

    /** The characters of a {@code VARCHAR(255)}. */
    public static final int NAME = 255;

    /** The characters of a {@code TEXT}: MySQL's ends at 65,535 bytes, and a character takes up to four. */
    public static final int TEXT = 16_000;

    private StoredText() {}

    /** Whether it can be stored as it is; PostgreSQL has no NUL characters. */
    public static boolean fits(String text, int max) {
        return text.length() <= max && text.indexOf('\0') < 0;
    }

    /** As much of a text as can be stored: it is for what is kept as far as that goes, and never refused. */
    public static String cut(String text, int max) {
        String storable = text.replace('\0', '\uFFFD');
        if (storable.length() <= max) {
            return storable;
        }
        boolean splitsPair = Character.isHighSurrogate(storable.charAt(max - 1));
        return storable.substring(0, splitsPair ? max - 1 : max);
    }

    /** The same if there may be none. */
    public static @Nullable String cutOrNull(@Nullable String text, int max) {
        return text == null ? null : cut(text, max);
    }
}
