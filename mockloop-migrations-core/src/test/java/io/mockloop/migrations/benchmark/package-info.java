/** Figures, as ratios of whole processes that run in turn: {@code mvn -P benchmarks verify}. */
@NullMarked
package io.mockloop.migrations.benchmark;

import org.jspecify.annotations.NullMarked;
