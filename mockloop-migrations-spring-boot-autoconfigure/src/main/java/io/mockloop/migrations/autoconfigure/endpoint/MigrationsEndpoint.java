package io.mockloop.migrations.autoconfigure.endpoint;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationStatus;
import io.mockloop.migrations.autoconfigure.endpoint.MigrationsDescriptor.ContextDescriptor;
import io.mockloop.migrations.autoconfigure.run.ActivitySnapshot;
import io.mockloop.migrations.autoconfigure.run.MigrationActivity;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.Selector.Match;
import org.springframework.context.ApplicationContext;

/**
 * Shows all that is known of the application's migrations, read from the database when it is asked. While this process
 * migrates it tells what it remembers and takes no connection, since the run may hold the only one.
 */
@Endpoint(id = "migrations", defaultAccess = Access.READ_ONLY)
public class MigrationsEndpoint {

    private final ApplicationContext context;
    private final MigrationActivity activity;

    /** Shows the managers of a context and its parents. */
    public MigrationsEndpoint(ApplicationContext context, MigrationActivity activity) {
        this.context = context;
        this.activity = activity;
    }

    /** All managers, by context. */
    @ReadOperation
    public MigrationsDescriptor migrations() {
        Map<String, ContextDescriptor> contexts = new LinkedHashMap<>();
        for (ApplicationContext next = context; next != null; next = next.getParent()) {
            contexts.put(String.valueOf(next.getId()), describe(next));
        }
        return new MigrationsDescriptor(contexts);
    }

    /**
     * One migration.
     *
     * @param manager the manager's bean name
     * @param migration the migration's version, or its script, which may hold slashes
     * @return nothing where there is no such manager or migration
     */
    @ReadOperation
    public @Nullable MigrationDescriptor migration(
            @Selector String manager, @Selector(match = Match.ALL_REMAINING) String... migration) {
        if (!context.containsBean(manager) || !context.isTypeMatch(manager, MigrationManager.class)) {
            return null;
        }
        ActivitySnapshot known = activity.of(manager);
        MigrationLookup lookup = new MigrationLookup(String.join("/", migration));
        if (known.running()) {
            return lookup.in(known);
        }
        MigrationManager asked = context.getBean(manager, MigrationManager.class);
        return lookup.in(look(manager, asked), asked);
    }

    private ContextDescriptor describe(ApplicationContext described) {
        Map<String, ManagerDescriptor> managers = new LinkedHashMap<>();
        described
                .getBeansOfType(MigrationManager.class)
                .forEach((name, manager) -> managers.put(name, describe(name, manager)));
        return new ContextDescriptor(managers);
    }

    private ManagerDescriptor describe(String name, MigrationManager manager) {
        ActivitySnapshot known = activity.of(name);
        return known.running() ? ManagerDescriptor.of(known) : ManagerDescriptor.of(look(name, manager));
    }

    private MigrationStatus look(String name, MigrationManager manager) {
        MigrationStatus status = manager.status();
        activity.seen(name, status);
        return status;
    }
}
