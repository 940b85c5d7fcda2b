package io.mockloop.samples.mockserver.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** The answers to requests that fit no row, or would need a second one. */
public final class Problems {

    private Problems() {}

    /** 404 for a mock server. */
    public static ResponseStatusException noServer(String id) {
        return notFound("There is no mock server " + id);
    }

    /** 404. */
    public static ResponseStatusException notFound(String reason) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, reason);
    }

    /** 409. */
    public static ResponseStatusException conflict(String reason) {
        return new ResponseStatusException(HttpStatus.CONFLICT, reason);
    }
}
