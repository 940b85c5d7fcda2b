/** Migrations as Micrometer observations. Micrometer is optional: nothing outside this package needs it. */
@NullMarked
package io.mockloop.migrations.micrometer;

import org.jspecify.annotations.NullMarked;
