package io.mockloop.migrations.sql.split;

import io.mockloop.migrations.sql.token.Scanner;
import java.util.List;

/** What a script consists of, as the splitter gives it. */
public sealed interface Piece {

    /** Where it begins, from 1. */
    int line();

    /**
     * A statement.
     *
     * @param text as it stands, without delimiter and without comments before or after it
     * @param line where it begins
     * @param comments where comments stand in the text, in order
     * @param hasCopyData whether lines of data follow it
     */
    record Statement(String text, int line, List<Range> comments, boolean hasCopyData) implements Piece {}

    /**
     * A comment that ends with its line and stands between statements, or that ended a statement.
     *
     * @param text what stands behind the comment mark, without white space around it
     * @param line where it stands
     * @param ownLine whether nothing else stands before it on its line
     * @param attached whether the text stands right behind the two dashes
     */
    record Comment(String text, int line, boolean ownLine, boolean attached) implements Piece {

        private static final String MARK = "migrate:";

        /**
         * Whether it means to divide the script: its text begins with {@code migrate:}, or, in other case, with that
         * and a word right behind it.
         */
        public boolean isMarker() {
            return text.startsWith(MARK)
                    || (text.regionMatches(true, 0, MARK, 0, MARK.length())
                            && text.length() > MARK.length()
                            && !Scanner.isSpace(text.charAt(MARK.length())));
        }
    }

    /**
     * A part of a statement's text.
     *
     * @param from its first character
     * @param to the one behind its last
     */
    record Range(int from, int to) {}
}
