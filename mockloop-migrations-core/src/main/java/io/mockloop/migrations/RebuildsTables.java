package io.mockloop.migrations;

import io.mockloop.migrations.schema.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a Java migration that changes tables by {@link DatabaseConnection#schema} to which rows of others refer. SQLite
 * copies a table for some of these changes, and with {@code foreign_keys} on that would delete the rows that refer to
 * it. So it is off while a marked migration is run, if that runs in a transaction, and each foreign key is looked at
 * before its end: no ON DELETE is done meanwhile. On other databases the mark means nothing, and a
 * {@link ReversibleMigration} needs none.
 *
 * @see Schema
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface RebuildsTables {}
