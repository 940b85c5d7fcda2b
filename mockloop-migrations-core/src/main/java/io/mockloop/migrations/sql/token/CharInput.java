package io.mockloop.migrations.sql.token;

/** Characters, one after the other, with a look ahead. */
interface CharInput {

    /** The character that many places ahead, without taking it; -1 behind the end. */
    int peek(int ahead);

    /** Takes the next character; there must be one. */
    char take();

    /** The line of the next character, from 1. */
    int line();

    /**
     * Something was opened and the text has ended.
     *
     * @param what what was opened, such as "string"
     * @param opened the line of its opening
     */
    void unclosed(String code, String what, int opened);
}
