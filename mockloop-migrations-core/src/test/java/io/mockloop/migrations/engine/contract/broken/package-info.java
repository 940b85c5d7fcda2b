/** A package to be searched, with a migration that cannot be made. */
@NullMarked
package io.mockloop.migrations.engine.contract.broken;

import org.jspecify.annotations.NullMarked;
