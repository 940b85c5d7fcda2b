package io.mockloop.migrations.settings;

import io.mockloop.migrations.Message;
import org.jspecify.annotations.Nullable;

/** A setting has a value that it cannot have. */
public final class InvalidSettingException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient Message text;

    /** Says which, and why not. */
    public InvalidSettingException(Message text, @Nullable Throwable cause) {
        super(text.toString(), cause);
        this.text = text;
    }

    /** What is wrong, with the property as a value. */
    public Message text() {
        return text;
    }
}
