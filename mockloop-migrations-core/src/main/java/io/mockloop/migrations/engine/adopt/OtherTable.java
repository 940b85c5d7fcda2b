package io.mockloop.migrations.engine.adopt;

import io.mockloop.migrations.Remedy.OtherLibrary;

/**
 * The table in which another library keeps its history.
 *
 * @param library the library
 * @param display its name with its schema, as messages show it
 * @param quoted the same in quotes, for statements
 */
record OtherTable(OtherLibrary library, String display, String quoted) {}
