/** Figures, as ratios of what runs in turn: {@code mvn -P benchmarks verify}. */
@NullMarked
package io.mockloop.migrations.benchmark;

import org.jspecify.annotations.NullMarked;
