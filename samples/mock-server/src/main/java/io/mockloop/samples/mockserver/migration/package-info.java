/** The migrations that are written in Java; those in SQL lie in {@code db/migration}. */
@NullMarked
package io.mockloop.samples.mockserver.migration;

import org.jspecify.annotations.NullMarked;
