package io.mockloop.migrations.autoconfigure.endpoint;

import io.mockloop.migrations.view.StatusView;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * The managers of an application.
 *
 * @param contexts the application context, and its parents, by id
 */
public record MigrationsDescriptor(Map<String, ContextDescriptor> contexts) implements OperationResponseBody {

    /**
     * The managers of an application context.
     *
     * @param migrationManagers the managers, by bean name
     */
    public record ContextDescriptor(Map<String, StatusView> migrationManagers) {}
}
