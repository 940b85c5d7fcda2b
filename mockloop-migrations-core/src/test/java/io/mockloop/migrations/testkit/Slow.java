package io.mockloop.migrations.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A suite, or a test, that takes long, and of whose kind a quicker one runs everywhere: left out of a build unless
 * {@code CI=true} is set, or with {@code -Pci}. What has the tag {@code jdk} besides may differ from one JDK to the
 * next: CI runs it on each.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag("slow")
public @interface Slow {}
