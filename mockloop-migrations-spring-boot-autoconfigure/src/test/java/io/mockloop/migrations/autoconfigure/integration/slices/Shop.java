package io.mockloop.migrations.autoconfigure.integration.slices;

import org.springframework.stereotype.Service;

/** Nothing that a slice is about. */
@Service
class Shop {}
