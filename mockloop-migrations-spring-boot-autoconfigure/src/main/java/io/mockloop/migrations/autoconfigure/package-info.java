/** Gives a Spring Boot application its migration manager, and what a user of it configures. */
@NullMarked
package io.mockloop.migrations.autoconfigure;

import org.jspecify.annotations.NullMarked;
