package io.evenkeel.director.diagnostic;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Loads configuration files: the one place of the readers that touches the disk. Any thread may call it. */
public final class SourceFiles {
    private SourceFiles() {}

    /**
     * Reads a file. Text is UTF-8; a file that is not, such as one with comments in an older encoding, is taken byte by
     * byte (ISO 8859-1), so that no byte of it is lost and its comments do not matter.
     *
     * @return the text, or one error that says in a sentence why there is none
     */
    public static ReadResult<SourceText> load(Path path) {
        String name = path.toString();
        var diagnostics = new Diagnostics();
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(SourceText.LONGEST + 1);
            if (bytes.length > SourceText.LONGEST) {
                diagnostics.error(Rule.TOO_LONG, Position.startOf(name), tooLong(), null);
                return ReadResult.of(null, diagnostics, List.of());
            }
            return ReadResult.of(new SourceText(name, decode(bytes)), diagnostics, List.of());
        } catch (NoSuchFileException e) {
            diagnostics.error(Rule.UNREADABLE_FILE, Position.startOf(name), "there is no such file", null);
        } catch (AccessDeniedException e) {
            diagnostics.error(Rule.UNREADABLE_FILE, Position.startOf(name), "this user may not read the file", null);
        } catch (IOException e) {
            String why = Files.isDirectory(path) ? "it is a directory" : String.valueOf(e.getMessage());
            diagnostics.error(Rule.UNREADABLE_FILE, Position.startOf(name), "the file cannot be read: " + why, null);
        }
        return ReadResult.of(null, diagnostics, List.of());
    }

    /** What is said of a file beyond {@link SourceText#LONGEST}. */
    public static String tooLong() {
        return "the file is too long for a configuration (expected: at most " + SourceText.LONGEST / (1024 * 1024) + " MiB)";
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }
}
