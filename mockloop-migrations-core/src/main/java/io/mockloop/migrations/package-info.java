/**
 * What a user of MockLoop Migrations writes, calls and gets back: migrations, the manager that runs them, and the
 * values it answers with.
 */
@NullMarked
package io.mockloop.migrations;

import org.jspecify.annotations.NullMarked;
