package io.mockloop.migrations.autoconfigure;

/** When the start of an application runs its migrations. */
public enum MigrationMode {
    /**
     * {@link #INITIALIZER} if a bean needs the schema while the context starts or SQL scripts run then, else
     * {@link #LIFECYCLE} if something is scheduled, listens to messages or events of the start, or is started with the
     * context, or if nobody calls runners, else {@link #RUNNER}.
     */
    AUTO,
    /** When the application is alive, and before it is ready: HTTP is answered meanwhile, and readiness refuses. */
    RUNNER,
    /** While the context starts, before the beans that need the schema. */
    INITIALIZER,
    /** When all beans are there, before web server, message listeners and schedulers start. */
    LIFECYCLE,
    /** Runs nothing, and fails the start if anything is pending. */
    VALIDATE,
    /** Runs nothing, and says how much is pending. */
    NONE
}
