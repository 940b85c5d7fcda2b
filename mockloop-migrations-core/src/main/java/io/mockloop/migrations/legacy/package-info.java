/**
 * The helpers of the older design by their names there, each for one database: thin over
 * {@link io.mockloop.migrations.DatabaseConnection#schema}, which is the same on all.
 */
@NullMarked
package io.mockloop.migrations.legacy;

import org.jspecify.annotations.NullMarked;
