package io.mockloop.migrations.sql.token;

import io.mockloop.migrations.exception.ScriptException;

/** The characters of one statement. What isn't closed ends with it: whether it should is the database's to say. */
public final class TextInput implements ScriptInput {

    private final CharSequence text;
    private int position;
    private int line = 1;

    public TextInput(CharSequence text) {
        this.text = text;
    }

    @Override
    public int peek(int ahead) {
        int index = position + ahead;
        return index < text.length() ? text.charAt(index) : -1;
    }

    @Override
    public char take() {
        char c = text.charAt(position++);
        if (c == '\n') {
            line++;
        }
        return c;
    }

    @Override
    public int line() {
        return line;
    }

    @Override
    public ScriptException problem(String code, int atLine, String problem, String action) {
        return new ScriptException(code, "", atLine, problem, action, null);
    }

    @Override
    public void unclosed(String code, String what, int opened) {
        position = text.length();
    }
}
