package io.mockloop.samples.mockserver.web;

import io.mockloop.samples.mockserver.storage.StoredText;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Checks what a request brings, before a database does with its own words. */
public final class Input {

    private Input() {}

    /** A value that must be there, and that a column of {@code max} characters can hold. */
    public static String required(String field, @Nullable String value, int max) {
        if (value == null || value.isBlank()) {
            throw invalid(field + " is missing");
        }
        return fitting(field, value, max);
    }

    /** A value that may be missing. */
    public static @Nullable String optional(String field, @Nullable String value, int max) {
        return value == null ? null : fitting(field, value, max);
    }

    /** The answer to a request that makes no sense: 400, with the reason. */
    public static ResponseStatusException invalid(String reason) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, reason);
    }

    private static String fitting(String field, String value, int max) {
        if (!StoredText.fits(value, max)) {
            throw invalid(field + " must have no more than " + max + " characters, and no NUL character");
        }
        return value;
    }
}
