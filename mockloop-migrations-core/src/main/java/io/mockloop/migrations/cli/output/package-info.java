/** What commands print: tables, JSON, questions, progress. Internal. */
@NullMarked
package io.mockloop.migrations.cli.output;

import org.jspecify.annotations.NullMarked;
