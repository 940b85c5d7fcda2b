package io.mockloop.migrations;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A text for people. What they are to type stands in it as values, since it has another name for those who call the
 * API, who set properties and who use the command line.
 *
 * @param words what stands before, between and behind the remedies: one more than there are of them
 * @param remedies what can be done, in the order of the text
 */
public record Message(List<String> words, List<Remedy> remedies) {

    /** Copies the lists. */
    public Message {
        words = List.copyOf(words);
        remedies = List.copyOf(remedies);
    }

    /** Words alone. */
    public static Message of(String text) {
        return new Message(List.of(text), List.of());
    }

    /**
     * Words with values in between.
     *
     * @param template the words, with {@code %s} for each value
     * @param values remedies, other messages, or what stands among the words as it is
     */
    public static Message of(String template, Object... values) {
        String[] around = template.split("%s", -1);
        List<String> words = new ArrayList<>(List.of(around[0]));
        List<Remedy> remedies = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            Message value = values[i] instanceof Message message
                    ? message
                    : values[i] instanceof Remedy remedy
                            ? new Message(List.of("", ""), List.of(remedy))
                            : of(String.valueOf(values[i]));
            append(value.words().get(0), words);
            words.addAll(value.words().subList(1, value.words().size()));
            remedies.addAll(value.remedies());
            append(around[i + 1], words);
        }
        return new Message(words, remedies);
    }

    private static void append(String more, List<String> words) {
        int last = words.size() - 1;
        words.set(last, words.get(last) + more);
    }

    /** Messages in one. */
    public static Message join(String separator, List<Message> messages) {
        return of(String.join(separator, Collections.nCopies(messages.size(), "%s")), messages.toArray());
    }

    /** This, and what follows it; this alone if nothing does. */
    public Message and(@Nullable Message next) {
        return next == null ? this : of("%s %s", this, next);
    }

    /**
     * The text for those who don't call the API.
     *
     * @param naming how they are told of a remedy
     */
    public String in(Function<Remedy, String> naming) {
        StringBuilder text = new StringBuilder(words.get(0));
        for (int i = 0; i < remedies.size(); i++) {
            text.append(naming.apply(remedies.get(i))).append(words.get(i + 1));
        }
        return text.toString();
    }

    /** The text, with properties and calls of the API. */
    @Override
    public String toString() {
        return in(Remedy::toString);
    }
}
