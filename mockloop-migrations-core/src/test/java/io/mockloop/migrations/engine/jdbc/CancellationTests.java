package io.mockloop.migrations.engine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.testkit.Background;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CancellationTests {

    private final Cancellation cancellation = new Cancellation();

    @Test
    void endsAPauseAtOnce() throws Exception {
        CompletableFuture<Boolean> pause = Background.start(() -> cancellation.pause(Duration.ofHours(1)));
        Thread.sleep(100);
        assertThat(pause).isNotDone();
        cancellation.cancel();
        assertThat(pause.get(10, TimeUnit.SECONDS)).isFalse();
        assertThat(cancellation.pause(Duration.ofHours(1))).isFalse();
    }

    @Test
    void letsAPauseLastUntilItsEnd() throws Exception {
        long began = System.nanoTime();
        assertThat(cancellation.pause(Duration.ofMillis(50))).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }
}
