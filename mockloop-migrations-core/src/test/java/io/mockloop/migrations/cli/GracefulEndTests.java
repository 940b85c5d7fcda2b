package io.mockloop.migrations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.testkit.OtherJvm;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class GracefulEndTests {

    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void theCodeOfASignalIsNotOvertakenByThatOfTheRun() {
        try (OtherJvm other = OtherJvm.start(Ending.class)) {
            other.awaitLine("running", LONG);
            other.terminate();
            assertThat(other.exitCode(LONG)).isEqualTo(143);
            assertThat(other.lines()).contains("told").doesNotContain("exits");
        }
    }

    @Test
    void withoutASignalTheCodeIsThatOfTheRun() {
        try (OtherJvm other = OtherJvm.start(Ending.class, "at once")) {
            assertThat(other.exitCode(LONG)).isEqualTo(1);
            assertThat(other.lines()).contains("exits");
        }
    }

    static final class Ending {
        public static void main(String[] arguments) throws InterruptedException {
            GracefulEnd end = new GracefulEnd();
            end.beforeRun(new MigrationListener.Run("", Database.SQLITE, 1));
            if (arguments.length == 0) {
                awaitSignal();
            }
            System.out.println("told");
            end.told();
            System.out.println("exits");
            System.exit(1);
        }

        private static void awaitSignal() throws InterruptedException {
            CountDownLatch signal = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                signal.countDown();
                sleepOfAnotherHook();
            }));
            System.out.println("running");
            signal.await();
        }

        private static void sleepOfAnotherHook() {
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
