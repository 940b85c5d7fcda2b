package io.mockloop.migrations.view;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What is shown has no member that is null, whichever mapper of Jackson writes it: an application may have its own
 * write what an endpoint answers. Without Jackson the annotation is nothing.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public interface View {}
