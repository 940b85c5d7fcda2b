/** The mock servers: what is registered, and what answers in their name. */
@NullMarked
package io.mockloop.samples.mockserver.mock;

import org.jspecify.annotations.NullMarked;
