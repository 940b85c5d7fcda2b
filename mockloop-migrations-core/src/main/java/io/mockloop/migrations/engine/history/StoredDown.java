package io.mockloop.migrations.engine.history;

import io.mockloop.migrations.exception.HistoryTableException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The undo as it is stored with an applied migration, so that a release that doesn't have the file can run it. The text
 * can be read by people; each statement's length stands before it, so that reading it back needs no lexical rules, and
 * a checksum before all of them, so that a changed one is noticed.
 *
 * @param statements the down statements, secret placeholders left in
 * @param transaction whether they run in one transaction
 */
public record StoredDown(List<String> statements, boolean transaction) {

    /** One that is longer would undo nothing in time; memory and the packets of MySQL and MariaDB are short. */
    public static final int MOST_CHARACTERS = 1_000_000;

    private static final String FORMAT = "-- mockloop-down 1 ";
    private static final String IN_TRANSACTION = "transaction";
    private static final String OUTSIDE = "no-transaction";

    /** Copies the list. */
    public StoredDown {
        statements = List.copyOf(statements);
    }

    /** The text to store. */
    public String encode() {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < statements.size(); i++) {
            String statement = statements.get(i);
            body.append("-- statement %s of %s, length %s\n".formatted(i + 1, statements.size(), statement.length()))
                    .append(statement)
                    .append(";\n");
        }
        String mode = transaction ? IN_TRANSACTION : OUTSIDE;
        return FORMAT + checksum(mode + "\n" + body) + " " + mode + "\n" + body;
    }

    /**
     * Reads a stored text.
     *
     * @param migration the migration's name, for messages
     * @throws HistoryTableException if it isn't what was stored
     */
    public static StoredDown decode(String text, String migration) {
        int lineEnd = text.indexOf('\n');
        if (!text.startsWith(FORMAT) || lineEnd < 0) {
            throw HistoryTableException.storedDownChanged(migration);
        }
        String[] head = text.substring(FORMAT.length(), lineEnd).split(" ", -1);
        String body = text.substring(lineEnd + 1);
        if (head.length != 2 || !head[0].equals(checksum(head[1] + "\n" + body))) {
            throw HistoryTableException.storedDownChanged(migration);
        }
        return new StoredDown(parse(body), head[1].equals(IN_TRANSACTION));
    }

    /** The checksum has vouched for the text's form. */
    private static List<String> parse(String body) {
        List<String> statements = new ArrayList<>();
        int at = 0;
        while (at < body.length()) {
            int lineEnd = body.indexOf('\n', at);
            int length = Integer.parseInt(body.substring(body.lastIndexOf(' ', lineEnd) + 1, lineEnd));
            statements.add(body.substring(lineEnd + 1, lineEnd + 1 + length));
            at = lineEnd + 1 + length + ";\n".length();
        }
        return statements;
    }

    private static String checksum(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
