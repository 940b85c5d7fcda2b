package io.mockloop.migrations.engine.session;

import io.mockloop.migrations.engine.jdbc.Cancellation;
import java.sql.Connection;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a sender of statements works with.
 *
 * @param connection sends on it
 * @param cancellation stops it
 * @param timeout for each statement; null for none
 * @param lockLimit for the statements of one transaction; none if somebody else sees to that
 */
public record Sending(
        Connection connection,
        Cancellation cancellation,
        @Nullable Duration timeout,
        LockLimit lockLimit) {}
