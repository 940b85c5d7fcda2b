/** The log of every request that a mock server was sent. */
@NullMarked
package io.mockloop.samples.mockserver.requestlog;

import org.jspecify.annotations.NullMarked;
