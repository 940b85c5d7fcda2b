package io.mockloop.migrations;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The first migrations of a set as one baseline file.
 *
 * @param version up to which they are
 * @param file where it is written
 * @param sql its text
 * @param superseded what can be deleted once every database is at this version or above: the paths of files, undos and
 *     settings included, and the names of classes
 * @param rows the tables in which these migrations make rows, and how many, which the file doesn't make
 */
public record SquashedSet(
        Version version, Path file, String sql, List<String> superseded, SortedMap<String, Long> rows) {

    /** Copies list and map. */
    public SquashedSet {
        superseded = List.copyOf(superseded);
        rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
    }
}
