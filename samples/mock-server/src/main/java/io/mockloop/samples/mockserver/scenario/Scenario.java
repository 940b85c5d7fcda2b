package io.mockloop.samples.mockserver.scenario;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a mock server answers, under a name.
 *
 * @param id the row's number
 * @param name unique for its server
 * @param serverId the mock server
 * @param description what it is for
 * @param config the answers
 * @param active whether it is the one that its server follows now
 * @param createdAt when it was made
 * @param updatedAt when it was last changed
 * @param createdBy who made it
 */
public record Scenario(
        long id,
        String name,
        String serverId,
        @Nullable String description,
        ScenarioConfig config,
        boolean active,
        Instant createdAt,
        Instant updatedAt,
        @Nullable String createdBy) {}
