/**
 * What people's tools are shown, as values with the members of their JSON: the command line and
 * {@code /actuator/migrations} print the same. A member that is null is left out. Internal.
 */
@NullMarked
package io.mockloop.migrations.view;

import org.jspecify.annotations.NullMarked;
