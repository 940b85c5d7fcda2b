package io.mockloop.migrations.autoconfigure.integration.slices;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application whose components a test slice leaves out, but for what its schema is made with. */
@SpringBootApplication
class SliceApplication {}
