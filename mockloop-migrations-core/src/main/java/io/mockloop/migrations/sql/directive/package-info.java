/** What comments tell about a script: its directives. Internal. */
@NullMarked
package io.mockloop.migrations.sql.directive;

import org.jspecify.annotations.NullMarked;
