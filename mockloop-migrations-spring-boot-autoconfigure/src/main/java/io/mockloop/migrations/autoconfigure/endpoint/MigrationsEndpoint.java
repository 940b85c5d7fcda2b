package io.mockloop.migrations.autoconfigure.endpoint;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationStatus;
import io.mockloop.migrations.autoconfigure.activity.ActivitySnapshot;
import io.mockloop.migrations.autoconfigure.activity.MigrationActivity;
import io.mockloop.migrations.autoconfigure.endpoint.MigrationsDescriptor.ContextDescriptor;
import io.mockloop.migrations.autoconfigure.endpoint.TimedReader.Pending;
import io.mockloop.migrations.view.StatusView;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.Selector.Match;
import org.springframework.context.ApplicationContext;

/**
 * Shows all that is known of the application's migrations, read from the database when it is asked. While this process
 * migrates it tells what it remembers and takes no connection, since the run may hold the only one; and it tells that
 * if the database doesn't answer.
 */
@Endpoint(id = "migrations", defaultAccess = Access.READ_ONLY)
public class MigrationsEndpoint {

    /** Less than what Prometheus or a load balancer waits, and time enough for a new connection. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ApplicationContext context;
    private final MigrationActivity activity;
    private final TimedReader reading;
    private final SchemaLook schemas;

    /** Shows the managers of a context and its parents. */
    public MigrationsEndpoint(ApplicationContext context, MigrationActivity activity) {
        this(context, activity, PATIENCE, InstantSource.system());
    }

    MigrationsEndpoint(ApplicationContext context, MigrationActivity activity, Duration patience, InstantSource clock) {
        this.context = context;
        this.activity = activity;
        this.reading = new TimedReader(patience);
        this.schemas = new SchemaLook(activity, clock);
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
     * @return nothing if there is no such manager or migration
     */
    @ReadOperation
    public @Nullable MigrationDescriptor migration(
            @Selector String manager, @Selector(match = Match.ALL_REMAINING) String... migration) {
        return find(manager, migration).migration();
    }

    /**
     * What was found.
     *
     * @param migration nothing if there is no such manager or migration
     * @param isCertain whether the database was asked for it
     */
    record Found(@Nullable MigrationDescriptor migration, boolean isCertain) {}

    Found find(String manager, String... migration) {
        if (!context.containsBean(manager) || !context.isTypeMatch(manager, MigrationManager.class)) {
            return new Found(null, true);
        }
        MigrationLookup lookup = new MigrationLookup(String.join("/", migration));
        if (!activity.of(manager).running()) {
            MigrationManager asked = context.getBean(manager, MigrationManager.class);
            try {
                return reading.begin(
                                manager,
                                () -> new Found(lookup.in(look(manager, asked), activity.of(manager), asked), true))
                        .await();
            } catch (UnreadException e) {
                return new Found(lookup.in(activity.of(manager)), false);
            }
        }
        return new Found(lookup.in(activity.of(manager)), false);
    }

    private ContextDescriptor describe(ApplicationContext described) {
        Map<String, Supplier<StatusView>> begun = new LinkedHashMap<>();
        described
                .getBeansOfType(MigrationManager.class)
                .forEach((name, manager) -> begun.put(name, begin(name, manager)));
        Map<String, StatusView> managers = new LinkedHashMap<>();
        begun.forEach((name, descriptor) -> managers.put(name, descriptor.get()));
        return new ContextDescriptor(managers);
    }

    private Supplier<StatusView> begin(String name, MigrationManager manager) {
        ActivitySnapshot known = activity.of(name);
        if (known.running()) {
            return () -> StatusViews.of(known).schema(schemas.known(name));
        }
        Pending<MigrationStatus> status = reading.begin(name, () -> look(name, manager));
        return () -> {
            try {
                return StatusViews.of(status.await(), activity.of(name)).schema(schemas.now(name, manager));
            } catch (UnreadException e) {
                return StatusViews.of(activity.of(name), e).schema(schemas.known(name));
            }
        };
    }

    private MigrationStatus look(String name, MigrationManager manager) {
        MigrationStatus status = manager.status();
        activity.seen(name, status);
        return status;
    }
}
