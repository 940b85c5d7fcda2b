package io.mockloop.migrations;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A text for people. What they are to type stands in it as values, since it has another name for those who call the
 * API, who set properties and who use the command line.
 *
 * @param parts words and remedies, in the order of the text
 */
public record Message(List<Part> parts) {

    /** A piece of a text. */
    public sealed interface Part permits Words, Remedy {}

    /**
     * A piece that is the same for all.
     *
     * @param text as it stands
     */
    public record Words(String text) implements Part {
        @Override
        public String toString() {
            return text;
        }
    }

    /** Joins words that follow each other, so that texts which read the same are equal. */
    public Message {
        List<Part> joined = new ArrayList<>();
        for (Part part : parts) {
            int last = joined.size() - 1;
            if (part instanceof Words words && last >= 0 && joined.get(last) instanceof Words before) {
                joined.set(last, new Words(before.text() + words.text()));
            } else if (!(part instanceof Words words && words.text().isEmpty())) {
                joined.add(part);
            }
        }
        parts = List.copyOf(joined);
    }

    /** Words alone. */
    public static Message of(String text) {
        return new Message(List.of(new Words(text)));
    }

    /**
     * Words with values in between.
     *
     * @param template the words, with {@code %s} for each value
     * @param values remedies, other messages, or what stands among the words as it is
     */
    public static Message of(String template, Object... values) {
        String[] words = template.split("%s", -1);
        List<Part> parts = new ArrayList<>(List.of(new Words(words[0])));
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Message message) {
                parts.addAll(message.parts());
            } else {
                parts.add(values[i] instanceof Part part ? part : new Words(String.valueOf(values[i])));
            }
            parts.add(new Words(words[i + 1]));
        }
        return new Message(parts);
    }

    /** Messages in one. */
    public static Message join(String separator, List<Message> messages) {
        return of(String.join(separator, Collections.nCopies(messages.size(), "%s")), messages.toArray());
    }

    /** This, and what follows it; this alone if nothing does. */
    public Message and(@Nullable Message next) {
        return next == null ? this : of("%s %s", this, next);
    }

    /** The remedies that it names. */
    public List<Remedy> remedies() {
        return parts.stream()
                .filter(Remedy.class::isInstance)
                .map(Remedy.class::cast)
                .toList();
    }

    /**
     * The text for those who don't call the API.
     *
     * @param words how they are told of a remedy
     */
    public String in(Function<Remedy, String> words) {
        return parts.stream()
                .map(part -> part instanceof Remedy remedy ? words.apply(remedy) : part.toString())
                .collect(Collectors.joining());
    }

    /** The text, with properties and calls of the API. */
    @Override
    public String toString() {
        return in(Remedy::toString);
    }
}
