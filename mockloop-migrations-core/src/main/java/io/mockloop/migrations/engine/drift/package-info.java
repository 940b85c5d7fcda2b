/** Internal: what the schema was like after a run, and how it differs from that by now. */
@NullMarked
package io.mockloop.migrations.engine.drift;

import org.jspecify.annotations.NullMarked;
