/** Scenarios: which canned response a mock server gives to which request. */
@NullMarked
package io.mockloop.samples.mockserver.scenario;

import org.jspecify.annotations.NullMarked;
