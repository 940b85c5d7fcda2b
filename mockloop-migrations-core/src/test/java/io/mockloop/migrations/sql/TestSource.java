package io.mockloop.migrations.sql;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A script in memory. */
record TestSource(String name, String text) implements SqlSource {

    static TestSource of(String text) {
        return new TestSource("V1__test.sql", text);
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
