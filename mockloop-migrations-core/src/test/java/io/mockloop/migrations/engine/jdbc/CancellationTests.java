package io.mockloop.migrations.engine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.engine.jdbc.Cancellation.Canceller;
import io.mockloop.migrations.testkit.Background;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

    /** As of several workers, of whose statements one is closed already, which a driver's own cancel can't stand. */
    @Test
    void cancelsAllThatIsRunningThoughOneOfThemCannotBe() throws Exception {
        CountDownLatch running = new CountDownLatch(3);
        CountDownLatch cancelled = new CountDownLatch(2);
        CompletableFuture<?>[] sent = Stream.<Canceller>of(
                        cancelled::countDown,
                        () -> {
                            throw new NullPointerException("closed");
                        },
                        cancelled::countDown)
                .map(canceller -> Background.start(() -> cancellation.send(canceller, null, () -> {
                    running.countDown();
                    return isZeroSoon(cancelled);
                })))
                .toArray(CompletableFuture[]::new);
        assertThat(isZeroSoon(running)).isTrue();
        cancellation.cancel();
        for (CompletableFuture<?> each : sent) {
            assertThat(each.get(10, TimeUnit.SECONDS)).isEqualTo(true);
        }
    }

    private static boolean isZeroSoon(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
