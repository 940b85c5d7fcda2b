package io.mockloop.migrations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A Java migration's metadata, read without making an instance of it. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface MigrationInfo {

    /** The version, such as {@code "3"}; if it is empty it is taken from the class name. */
    String version() default "";

    /** What the migration does; if it is empty it is taken from the class name. */
    String description() default "";

    /** The versions that must be applied before this one. */
    String[] dependencies() default {};

    /** Whether {@link Migration#down} undoes what {@link Migration#up} does. */
    boolean reversible() default true;

    /** Whether the database is to be backed up before this migration runs in either direction. */
    boolean backupRequired() default false;

    /** Whether the migration runs in one transaction, on databases that can undo their schema changes. */
    boolean transactional() default true;
}
