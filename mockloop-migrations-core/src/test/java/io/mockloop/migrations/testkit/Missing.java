package io.mockloop.migrations.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/**
 * What this machine doesn't have. A test that needs it is skipped, and the build's summary says so; where
 * {@code CI=true} or {@code -Dmockloop.test.require-all=true} is set, it fails.
 */
final class Missing {

    /** The system property that names the build's folder for what its processes tell each other and the summary. */
    private static final String NOTES = "mockloop.test.notes";

    private Missing() {}

    /** To be thrown where a test needs what isn't there. */
    static RuntimeException of(String what, String reason) {
        if (isForbidden()) {
            return new IllegalStateException(what + " cannot be tested: " + reason + "; here nothing may be missing");
        }
        String message = what + " skipped: " + reason;
        note(what, message);
        return new TestAbortedException(message);
    }

    private static boolean isForbidden() {
        return Boolean.getBoolean("mockloop.test.require-all") || "true".equals(System.getenv("CI"));
    }

    /** The build's folder for notes, if it is Maven's. */
    static Optional<Path> notes() {
        return Optional.ofNullable(System.getProperty(NOTES)).map(Path::of).map(Missing::created);
    }

    private static Path created(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void note(String what, String message) {
        notes().ifPresent(folder -> {
            try {
                Files.writeString(folder.resolve(what + ".skipped"), message + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
