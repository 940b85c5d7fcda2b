package io.mockloop.migrations.engine.lock;

import org.jspecify.annotations.Nullable;

/**
 * Who holds a lock.
 *
 * @param who with all that the database tells of them: since when, from where, and what they run, within a sentence
 * @param ending the statement that ends their session, if they hang or are gone; null if there is none
 */
public record LockHolder(String who, @Nullable String ending) {}
