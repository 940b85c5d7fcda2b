package io.mockloop.migrations.engine.history;

import io.mockloop.migrations.exception.HistoryTableException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The undo as it is stored with an applied migration, so that a release that doesn't have the file can run it. The text
 * can be read by people; each statement's length stands before it, so that reading it back needs no lexical rules, and
 * a checksum before all of them, so that a changed one is noticed.
 *
 * @param statements the down statements, secret placeholders left in
 * @param transaction whether they run in one transaction
 * @param takenBack of each inverse of a change, the number of the change's first statement; 0 of one that is none, and
 *     no number at all if none is
 */
public record StoredDown(List<String> statements, boolean transaction, List<Integer> takenBack) {

    /** One that is longer would undo nothing in time; memory and the packets of MySQL and MariaDB are short. */
    public static final int MOST_CHARACTERS = 1_000_000;

    private static final String FORMAT = "-- mockloop-down 1 ";
    private static final String IN_TRANSACTION = "transaction";
    private static final String OUTSIDE = "no-transaction";
    private static final Pattern TAKES_BACK = Pattern.compile(", takes back (\\d{1,9}) on,");

    /** Copies the lists. */
    public StoredDown {
        statements = List.copyOf(statements);
        takenBack = List.copyOf(takenBack);
    }

    /** Of statements that are no inverses of changes. */
    public StoredDown(List<String> statements, boolean transaction) {
        this(statements, transaction, List.of());
    }

    /** The text to store. */
    public String encode() {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < statements.size(); i++) {
            String statement = statements.get(i);
            body.append("-- statement %s of %s%s, length %s\n"
                            .formatted(i + 1, statements.size(), taken(i), statement.length()))
                    .append(statement)
                    .append(";\n");
        }
        String mode = transaction ? IN_TRANSACTION : OUTSIDE;
        return FORMAT + checksum(mode + "\n" + body) + " " + mode + "\n" + body;
    }

    private String taken(int index) {
        int number = takenBack.isEmpty() ? 0 : takenBack.get(index);
        return number == 0 ? "" : ", takes back %s on".formatted(number);
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
        return parsed(body, head[1].equals(IN_TRANSACTION));
    }

    /** The checksum has vouched for the text's form. */
    private static StoredDown parsed(String body, boolean transaction) {
        List<String> statements = new ArrayList<>();
        List<Integer> takenBack = new ArrayList<>();
        int at = 0;
        while (at < body.length()) {
            int lineEnd = body.indexOf('\n', at);
            int length = Integer.parseInt(body.substring(body.lastIndexOf(' ', lineEnd) + 1, lineEnd));
            statements.add(body.substring(lineEnd + 1, lineEnd + 1 + length));
            Matcher taken = TAKES_BACK.matcher(body.substring(at, lineEnd));
            takenBack.add(taken.find() ? Integer.parseInt(taken.group(1)) : 0);
            at = lineEnd + 1 + length + ";\n".length();
        }
        boolean isKnown = takenBack.stream().anyMatch(number -> number > 0);
        return new StoredDown(statements, transaction, isKnown ? takenBack : List.of());
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
