package io.mockloop.migrations.testkit;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.ImagePullPolicy;
import org.testcontainers.utility.DockerImageName;

/**
 * Pulls an image that isn't there with one try, and notes for the build's other processes what couldn't be pulled:
 * Testcontainers itself tries for minutes, in each process. Its own helper image comes this way, too.
 */
public final class OnePull implements ImagePullPolicy {

    /** Made by Testcontainers, out of its properties. */
    public OnePull() {}

    @Override
    public boolean shouldPull(DockerImageName image) {
        String name = image.asCanonicalNameString();
        DockerClient engine = DockerClientFactory.lazyClient();
        if (!isThere(engine, name)) {
            Missing.notes()
                    .ifPresentOrElse(
                            notes -> pullOnce(engine, image, notes.resolve(name.replaceAll("\\W", "_") + ".failure")),
                            () -> pull(engine, image));
        }
        return false;
    }

    private static boolean isThere(DockerClient engine, String name) {
        try {
            engine.inspectImageCmd(name).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    /**
     * The lock makes another process wait for the one that tries.
     *
     * @param failure a file that says why an earlier try failed
     */
    private static void pullOnce(DockerClient engine, DockerImageName image, Path failure) {
        try (FileChannel file = FileChannel.open(failure, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.lock();
            String earlier = Files.readString(failure);
            if (!earlier.isEmpty()) {
                throw new NoContainerException(earlier);
            }
            try {
                pull(engine, image);
            } catch (NoContainerException e) {
                Files.writeString(failure, String.valueOf(e.getMessage()));
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pull(DockerClient engine, DockerImageName image) {
        try {
            engine.pullImageCmd(image.getUnversionedPart())
                    .withTag(image.getVersionPart())
                    .exec(new PullImageResultCallback())
                    .awaitCompletion();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (RuntimeException e) {
            String reason =
                    String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("");
            throw new NoContainerException(
                    "the image %s cannot be pulled (%s)".formatted(image.asCanonicalNameString(), reason), e);
        }
    }
}
