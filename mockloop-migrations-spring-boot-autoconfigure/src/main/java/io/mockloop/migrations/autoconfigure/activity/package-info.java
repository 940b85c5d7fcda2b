/** What is told of runs while they go on, and remembered. */
@NullMarked
package io.mockloop.migrations.autoconfigure.activity;

import org.jspecify.annotations.NullMarked;
