package io.mockloop.migrations.cli.output;

/** How results are told. */
public enum Format {
    /** In words and tables. */
    TEXT,
    /** As one JSON value. */
    JSON
}
