/** What lies in folders, on disk and on the class path, and what the names of files say. Internal. */
@NullMarked
package io.mockloop.migrations.engine.discovery.files;

import org.jspecify.annotations.NullMarked;
