/** A mock server whose schema is kept by MockLoop Migrations. Each feature has its own package. */
@NullMarked
package io.mockloop.samples.mockserver;

import org.jspecify.annotations.NullMarked;
