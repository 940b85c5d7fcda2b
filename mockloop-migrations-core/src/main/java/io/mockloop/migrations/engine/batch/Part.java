package io.mockloop.migrations.engine.batch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the rows by their key, which one worker at a time goes through. Parts are divided by comparisons of the
 * database's own, so that each row is in one of them.
 *
 * @param number from 1 in the order of keys; 0 if it is all of them
 * @param behind the key that its rows are behind; null for the first part
 * @param upTo the last key that it can have; null for the last part, which has all that come later, too
 */
public record Part(
        int number, @Nullable List<Object> behind, @Nullable List<Object> upTo) {

    /** All rows. */
    public static final Part WHOLE = new Part(0, null, null);

    /**
     * How far it has come.
     *
     * @param mark what was run for it
     * @param at up to where
     * @param isDone whether it is done
     */
    public record State(Part part, String mark, Checkpoint at, boolean isDone) {

        /** Those of parts that aren't done. */
        public static List<Part> left(List<State> parts) {
            return parts.stream().filter(each -> !each.isDone).map(State::part).toList();
        }

        /** Behind another batch of the same. */
        public State behind(String mark, Checkpoint at) {
            return new State(part, mark, at, false);
        }

        /** At the end. */
        public State done(String mark, Checkpoint at) {
            return new State(part, mark, at, true);
        }
    }
}
