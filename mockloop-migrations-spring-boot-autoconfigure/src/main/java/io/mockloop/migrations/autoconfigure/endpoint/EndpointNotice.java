package io.mockloop.migrations.autoconfigure.endpoint;

import io.mockloop.migrations.autoconfigure.activity.StartNotice;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.EndpointExposure;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.IncludeExcludeEndpointFilter;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.ExposableWebEndpoint;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Says where the endpoint is, or how it gets exposed. */
final class EndpointNotice implements StartNotice {

    private static final String PREFIX = "management.endpoints.web.exposure";
    private static final String INCLUDE = PREFIX + ".include";

    private final Environment environment;

    EndpointNotice(Environment environment) {
        this.environment = environment;
    }

    @Override
    public String text() {
        String path = environment.getProperty("management.endpoints.web.base-path", "/actuator") + "/migrations";
        if (isExposed()) {
            return "see " + path;
        }
        String how = isSet() ? "add migrations to " + INCLUDE : "set %s=health,migrations".formatted(INCLUDE);
        return "to see them at %s, %s".formatted(path, how);
    }

    private boolean isSet() {
        return Binder.get(environment)
                .bind(INCLUDE, Bindable.setOf(String.class))
                .isBound();
    }

    private boolean isExposed() {
        return new IncludeExcludeEndpointFilter<>(
                        ExposableWebEndpoint.class, environment, PREFIX, EndpointExposure.WEB.getDefaultIncludes())
                .match(EndpointId.of("migrations"));
    }
}
