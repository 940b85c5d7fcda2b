package io.mockloop.samples.mockserver.mock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A registered mock server; its columns. */
record MockServer(
        String id,
        String name,
        String specPath,
        @Nullable String specContent,
        String outputDirectory,
        @Nullable Integer port,
        String status,
        @Nullable Integer pid,
        @Nullable String config,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant startedAt,
        @Nullable Instant stoppedAt) {

    boolean isRunning() {
        return "running".equals(status);
    }
}
