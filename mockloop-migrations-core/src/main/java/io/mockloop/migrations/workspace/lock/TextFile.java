package io.mockloop.migrations.workspace.lock;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file's text, which can be changed here and there without touching a byte of the rest.
 *
 * @param charset UTF-8, or, if it isn't that, one that gives each byte back as it was
 */
public record TextFile(Path path, String text, Charset charset) {

    /**
     * Reads a file.
     *
     * @throws FilesException if it cannot be read
     */
    public static TextFile read(Path path) {
        try {
            byte[] bytes = Files.readAllBytes(path);
            try {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
                return new TextFile(path, text, StandardCharsets.UTF_8);
            } catch (CharacterCodingException e) {
                return new TextFile(path, new String(bytes, StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
            }
        } catch (IOException e) {
            throw FilesException.unreadable(path, e);
        }
    }

    /** The bytes of another text in its place. */
    public byte[] bytesOf(String other) {
        return other.getBytes(charset);
    }

    /** The number of the line, from 1, that a character stands in. */
    public int lineOf(int position) {
        return (int) text.substring(0, position).chars().filter(c -> c == '\n').count() + 1;
    }
}
