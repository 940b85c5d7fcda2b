package io.mockloop.migrations.cli.output;

import java.io.PrintStream;
import tools.jackson.core.JsonGenerator;

/**
 * What went wrong.
 *
 * @param code what kind of failure it is, the same in each version
 * @param message what happened
 * @param action what to do; empty if the message says it
 */
public record FailureReport(String code, String message, String action) implements Report {

    @Override
    public void text(PrintStream err, Colours colours) {
        err.println(colours.error("Error:") + " " + message);
        if (!action.isEmpty()) {
            err.println(action);
        }
    }

    @Override
    public void json(JsonGenerator json) {
        json.writeStartObject();
        json.writeObjectPropertyStart("error");
        json.writeStringProperty("code", code);
        json.writeStringProperty("message", message);
        json.writeEndObject();
        json.writeEndObject();
    }
}
