package io.mockloop.migrations.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * What Hibernate says of a schema that isn't what its entities ask for; known by its name, since Hibernate is optional.
 */
public final class SchemaValidationFailure {

    private static final String TYPE = "org.hibernate.tool.schema.spi.SchemaManagementException";

    private SchemaValidationFailure() {}

    /** That one among a failure and its causes; null if there is none. */
    public static @Nullable Throwable in(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each.getClass().getName().equals(TYPE)) {
                return each;
            }
        }
        return null;
    }
}
