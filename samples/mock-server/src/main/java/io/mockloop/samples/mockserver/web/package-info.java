/** What the features' endpoints have in common. */
@NullMarked
package io.mockloop.samples.mockserver.web;

import org.jspecify.annotations.NullMarked;
