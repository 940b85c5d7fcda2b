/**
 * The one family of unchecked exceptions that this library throws. Each carries its values, a stable code that
 * {@code docs/errors.md} lists, what happened, and what to do next.
 */
@NullMarked
package io.mockloop.migrations.exception;

import org.jspecify.annotations.NullMarked;
