/** Rows page by page, and how far a migration of them has come. Internal. */
@NullMarked
package io.mockloop.migrations.engine.batch;

import org.jspecify.annotations.NullMarked;
