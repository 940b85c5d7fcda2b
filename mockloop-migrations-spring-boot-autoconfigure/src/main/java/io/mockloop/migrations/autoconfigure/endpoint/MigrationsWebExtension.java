package io.mockloop.migrations.autoconfigure.endpoint;

import io.mockloop.migrations.autoconfigure.endpoint.MigrationsEndpoint.Found;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.Selector.Match;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/** Tells a migration that there is not (404) from one that is not remembered while the database isn't asked (503). */
@EndpointWebExtension(endpoint = MigrationsEndpoint.class)
public class MigrationsWebExtension {

    private final MigrationsEndpoint endpoint;

    /** Answers for an endpoint. */
    public MigrationsWebExtension(MigrationsEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * One migration.
     *
     * @param manager the manager's bean name
     * @param migration the migration's version, or its script, which may hold slashes
     */
    @ReadOperation
    public WebEndpointResponse<MigrationDescriptor> migration(
            @Selector String manager, @Selector(match = Match.ALL_REMAINING) String... migration) {
        Found found = endpoint.find(manager, migration);
        if (found.migration() != null) {
            return new WebEndpointResponse<>(found.migration());
        }
        return new WebEndpointResponse<>(
                found.isCertain()
                        ? WebEndpointResponse.STATUS_NOT_FOUND
                        : WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE);
    }
}
