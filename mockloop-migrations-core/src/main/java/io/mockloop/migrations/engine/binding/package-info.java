/** What Spring's code on a thread finds while a Java migration runs there. Internal. */
@NullMarked
package io.mockloop.migrations.engine.binding;

import org.jspecify.annotations.NullMarked;
