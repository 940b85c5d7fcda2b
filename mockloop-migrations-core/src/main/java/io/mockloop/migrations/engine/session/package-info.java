/**
 * The session of a run: its connection, its transactions, how statements are sent, what is put back; the roles that a
 * database plays in it. Internal.
 */
@NullMarked
package io.mockloop.migrations.engine.session;

import org.jspecify.annotations.NullMarked;
