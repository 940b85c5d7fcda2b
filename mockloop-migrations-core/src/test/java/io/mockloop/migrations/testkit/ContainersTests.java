package io.mockloop.migrations.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;

class ContainersTests {

    /** Testcontainers alone would try for two minutes. */
    @Test
    void whyThereIsNoContainerIsSaidAtOnce() {
        try (GenericContainer<?> container = new GenericContainer<>("mockloop.invalid/nothing:0")) {
            assertThatThrownBy(() -> Containers.startShared(container, "/data"))
                    .isInstanceOf(NoContainerException.class)
                    .message()
                    .containsPattern("no Docker engine answers|the image .+ cannot be pulled");
        }
    }
}
