/** A run as a whole: the lock, the rounds under it, the tables, the callbacks around it. Internal. */
@NullMarked
package io.mockloop.migrations.engine.run;

import org.jspecify.annotations.NullMarked;
