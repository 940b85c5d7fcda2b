package io.mockloop.migrations.workspace;

import io.mockloop.migrations.workspace.lock.FilesException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A description as words of a name.
 *
 * @param description without line breaks, and with one space for each stretch of white space
 * @param words its letters and digits
 */
record FileWords(String description, List<String> words) {

    /** Well below the 255 bytes that file systems allow, since others are put before and behind it. */
    private static final int LONGEST = 120;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

    /**
     * Takes a description apart.
     *
     * @throws FilesException if no name can be made of it
     */
    static FileWords of(String text) {
        String description =
                Normalizer.normalize(text, Normalizer.Form.NFC).strip().replaceAll("[\\s\\p{Cc}]+", " ");
        List<String> words = new ArrayList<>();
        int length = 0;
        for (MatchResult word : WORD.matcher(description).results().toList()) {
            length += word.group().getBytes(StandardCharsets.UTF_8).length + 1;
            if (length <= LONGEST) {
                words.add(word.group());
            }
        }
        if (words.isEmpty()) {
            throw refused(text, "a name needs letters or digits, and not more than 120 bytes of them in a word.");
        }
        return new FileWords(description, words);
    }

    static FilesException refused(String description, String why) {
        return new FilesException(
                "BAD_DESCRIPTION",
                "No name can be made of the description '%s': %s".formatted(description, why),
                "Say in a few words what the migration does: `mockloop db new \"add webhooks\"`.");
    }

    /** {@code add_webhooks}. */
    String inFileName() {
        return words.stream().map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.joining("_"));
    }

    /** {@code AddWebhooks}. */
    String inClassName() {
        return words.stream().map(FileWords::capitalised).collect(Collectors.joining());
    }

    private static String capitalised(String word) {
        int first = word.codePointAt(0);
        return Character.toString(Character.toUpperCase(first)) + word.substring(Character.charCount(first));
    }

    /** Whether a name that means this loses nothing; one that begins with a capital letter gains it. */
    boolean areAll(String meant) {
        return meant.equals(description) || meant.equals(capitalised(description));
    }
}
