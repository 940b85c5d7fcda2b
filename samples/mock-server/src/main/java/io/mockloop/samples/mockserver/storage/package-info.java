/** What the features' tables have in common. */
@NullMarked
package io.mockloop.samples.mockserver.storage;

import org.jspecify.annotations.NullMarked;
