package io.mockloop.migrations.sql;

import java.io.IOException;
import java.io.InputStream;

/** A script's bytes, which may be read any number of times. */
public interface SqlSource {

    /** The name that messages show, such as {@code V3__add_webhooks.sql}. */
    String name();

    /** Opens it at its beginning. */
    InputStream open() throws IOException;
}
