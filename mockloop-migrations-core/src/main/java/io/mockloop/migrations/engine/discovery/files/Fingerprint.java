package io.mockloop.migrations.engine.discovery.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * What bytes are known by.
 *
 * @param hash SHA-256 of them, in hexadecimal
 * @param placeholders whether they are known to hold the beginning of a placeholder, in whatever encoding
 */
public record Fingerprint(String hash, boolean placeholders) {

    /** Reads bytes to their end; placeholders are not looked for. */
    public static Fingerprint of(InputStream content) throws IOException {
        return of(content, false);
    }

    /** The same; placeholders are looked for where that is wanted. */
    static Fingerprint of(InputStream content, boolean looking) throws IOException {
        MessageDigest digest = sha256();
        byte[] piece = new byte[8192];
        byte before = 0;
        boolean placeholders = false;
        for (int length = content.read(piece); length >= 0; length = content.read(piece)) {
            digest.update(piece, 0, length);
            for (int i = 0; looking && i < length && !placeholders; i++) {
                placeholders = before == '$' && piece[i] == '{';
                before = piece[i] == 0 ? before : piece[i];
            }
        }
        return new Fingerprint(HexFormat.of().formatHex(digest.digest()), placeholders);
    }

    /** The hash of the bytes with values for their placeholders; that of the bytes where they have none. */
    public String hashWith(Map<String, String> values) {
        if (!placeholders || values.isEmpty()) {
            return hash;
        }
        MessageDigest digest = sha256();
        digest.update(hash.getBytes(StandardCharsets.UTF_8));
        new TreeMap<>(values).forEach((name, value) -> {
            digest.update((name + '=' + value).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
