/**
 * Changes of a schema that are written once for all databases, and know how to be undone: {@link Schema} takes them,
 * {@link SchemaChange} are their values.
 */
@NullMarked
package io.mockloop.migrations.schema;

import org.jspecify.annotations.NullMarked;
