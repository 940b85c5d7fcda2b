/** Webhooks: who is told about requests, and what came of telling them. */
@NullMarked
package io.mockloop.samples.mockserver.webhook;

import org.jspecify.annotations.NullMarked;
