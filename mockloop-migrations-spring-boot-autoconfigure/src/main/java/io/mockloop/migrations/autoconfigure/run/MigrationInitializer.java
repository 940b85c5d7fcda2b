package io.mockloop.migrations.autoconfigure.run;

import io.mockloop.migrations.autoconfigure.MigrationMode;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.beans.factory.SmartFactoryBean;
import org.springframework.core.SpringProperties;

/**
 * The mode {@code initializer}. Beans that need the schema depend on this one.
 *
 * <p>The run is the making of the factory's object, not of the factory itself: a migration bean that injects a
 * {@code JdbcTemplate}, which waits for this bean, comes back here while its own run is under way, and is let through.
 */
final class MigrationInitializer implements SmartFactoryBean<MigrationInitializer.MigratedSchema> {

    static final String BEAN_NAME = "migrationInitializer";

    private final MigrationStart start;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean done;

    /** What beans that need the schema wait for. */
    record MigratedSchema() {}

    MigrationInitializer(MigrationStart start) {
        this.start = start;
    }

    @Override
    public MigratedSchema getObject() {
        lock.lock();
        try {
            boolean underWay = lock.getHoldCount() > 1;
            if (!underWay && !done && !isBuildTime()) {
                start.run(MigrationMode.INITIALIZER);
                done = true;
            }
        } finally {
            lock.unlock();
        }
        return new MigratedSchema();
    }

    @Override
    public Class<?> getObjectType() {
        return MigratedSchema.class;
    }

    @Override
    public boolean isEagerInit() {
        return true;
    }

    /** AOT processing and training runs have no database; the other modes aren't reached in them. */
    private static boolean isBuildTime() {
        return SpringProperties.getFlag("spring.aot.processing")
                || "onRefresh".equalsIgnoreCase(SpringProperties.getProperty("spring.context.exit"));
    }
}
