package io.mockloop.migrations.cli;

import org.jspecify.annotations.Nullable;

/** The version of the jar that runs. */
final class ToolVersion {

    private ToolVersion() {}

    static String current() {
        @Nullable String version = ToolVersion.class.getPackage().getImplementationVersion();
        return version == null ? "(unpackaged)" : version;
    }
}
