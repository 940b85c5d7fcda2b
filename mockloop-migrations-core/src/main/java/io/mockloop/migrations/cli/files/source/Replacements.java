package io.mockloop.migrations.cli.files.source;

/** A text in which tokens are replaced, from the first to the last. */
final class Replacements {

    private final String text;
    private final StringBuilder changed = new StringBuilder();
    private int copied;

    Replacements(String text) {
        this.text = text;
    }

    void replace(Token token, String by) {
        changed.append(text, copied, token.from()).append(by);
        copied = token.to();
    }

    String text() {
        return changed + text.substring(copied);
    }
}
