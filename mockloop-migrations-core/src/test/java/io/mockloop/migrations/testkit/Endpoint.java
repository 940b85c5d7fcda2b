package io.mockloop.migrations.testkit;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where a server listens. */
record Endpoint(String host, int port) {

    /** An endpoint whose server is started once, when first asked for; a failed start is not tried again. */
    static Supplier<Endpoint> startedOnce(Supplier<Endpoint> start) {
        return new Supplier<>() {
            private @Nullable Endpoint endpoint;
            private @Nullable RuntimeException failure;

            @Override
            public synchronized Endpoint get() {
                if (failure != null) {
                    throw failure;
                }
                if (endpoint == null) {
                    endpoint = tryStart();
                }
                return endpoint;
            }

            private Endpoint tryStart() {
                try {
                    return start.get();
                } catch (RuntimeException e) {
                    failure = e;
                    throw e;
                }
            }
        };
    }
}
