package io.mockloop.migrations.sql.token;

import io.mockloop.migrations.exception.ScriptException;

/** A script's characters. */
public interface ScriptInput extends CharInput {

    /** An error in the script. */
    ScriptException problem(String code, int atLine, String problem, String action);
}
