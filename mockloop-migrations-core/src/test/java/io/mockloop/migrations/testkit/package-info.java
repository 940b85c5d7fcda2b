/**
 * What tests stand on: real databases, a proxy that counts on the wire, other JVMs to kill, and a reader of catalogs.
 * The module's test jar carries it to the other modules.
 */
@NullMarked
package io.mockloop.migrations.testkit;

import org.jspecify.annotations.NullMarked;
