package io.mockloop.migrations.engine.adopt;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A changeset of Liquibase, as a comment in the head of a file says that the file is it: {@code -- changeset:
 * author:id}, or as Liquibase shows it, {@code -- changeset: filename::id::author}.
 *
 * @param file the change log; null if it isn't said
 */
record ChangesetName(@Nullable String file, String id, String author) {

    private static final Pattern LINE = Pattern.compile("\\s*--\\s*changeset\\s*:(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern COMMENT = Pattern.compile("\\s*(?:--.*)?");

    /** A head is no longer; what stands behind it may be all on one line. */
    private static final int MOST_CHARACTERS = 64 * 1024;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** What the comments before the first statement say. */
    static List<ChangesetName> in(Reader text) throws IOException {
        char[] head = new char[MOST_CHARACTERS];
        int length = 0;
        for (int read = text.read(head); read > 0; read = text.read(head, length, head.length - length)) {
            length += read;
        }
        String whole = new String(head, 0, length);
        List<ChangesetName> names = new ArrayList<>();
        for (String line : (whole.startsWith(BYTE_ORDER_MARK) ? whole.substring(1) : whole)
                .lines()
                .toList()) {
            if (!COMMENT.matcher(line).matches()) {
                break;
            }
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                of(matcher.group(1).strip()).ifPresent(names::add);
            }
        }
        return names;
    }

    private static Optional<ChangesetName> of(String said) {
        String[] parts = said.split("::", -1);
        if (parts.length == 3) {
            return Optional.of(new ChangesetName(parts[0].strip(), parts[1].strip(), parts[2].strip()));
        }
        int colon = said.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Optional.of(new ChangesetName(
                        null,
                        said.substring(colon + 1).strip(),
                        said.substring(0, colon).strip()));
    }

    boolean isOf(LiquibaseRow row) {
        return id.equals(row.id()) && author.equals(row.author()) && (file == null || file.equals(row.file()));
    }

    /** As it is written. */
    String display() {
        return file == null ? "%s:%s".formatted(author, id) : "%s::%s::%s".formatted(file, id, author);
    }
}
