package io.lethe.evaluation.dataset.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a file's bytes are, after each of them was looked at.
 *
 * @param charset how they become letters
 * @param mark    how many bytes of them are a byte order mark
 * @param lines   how many lines there are, the last one counted even without an end of line
 * @param skipped how many lines belong to the mark, and not to the table
 * @param finding what there is to say of it, if it is anything but UTF-8
 */
public record FileLook(Charset charset, int mark, long lines, int skipped, Optional<FileFinding> finding) {
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final int HEAD = 4096;

    /**
     * Reads the file from the first byte to the last.
     *
     * @param declared the name of its encoding; null to find out
     * @throws UnreadableFileException if it cannot be unpacked, or its bytes are no text of any encoding that can be
     *     told
     */
    public static FileLook of(SourceFile file, @Nullable String declared) throws IOException {
        byte[] head;
        try (InputStream in = file.bytes()) {
            head = in.readNBytes(HEAD);
        }
        Binary.refuse(file, head);
        if (declared != null) {
            return decoded(file, charset(file, declared), head, Optional.empty());
        }
        Charset wide = wide(head);
        if (wide != null) {
            return decoded(
                    file,
                    wide,
                    head,
                    Optional.of(FileFinding.note(
                            "encoding",
                            file.name(),
                            "is " + wide.name() + ", and was read as that",
                            "Nothing to do; UTF-8 is what most programs write")));
        }
        ByteScan scan = new ByteScan();
        try (InputStream in = file.bytes()) {
            scan.read(in);
            scan.end();
        }
        return of(file, scan, mark(head, StandardCharsets.UTF_8));
    }

    /** The same from the first bytes, without counting all lines and without looking for faults behind them. */
    static FileLook atHead(SourceFile file, @Nullable String declared) throws IOException {
        byte[] head;
        try (InputStream in = file.bytes()) {
            head = in.readNBytes(SourceFile.BUFFER);
        }
        Binary.refuse(file, head);
        Charset charset = declared == null ? wide(head) : charset(file, declared);
        if (charset == null) {
            ByteScan scan = new ByteScan();
            scan.read(new ByteArrayInputStream(head));
            charset = scan.invalid() > scan.valid() ? WESTERN : StandardCharsets.UTF_8;
        }
        return new FileLook(charset, mark(head, charset), 0, 0, Optional.empty());
    }

    private static FileLook of(SourceFile file, ByteScan scan, int mark) throws IOException {
        if (scan.zeroLine() > 0) {
            throw new UnreadableFileException(String.format(
                    Locale.ROOT,
                    "%s is no text: line %d, byte %d is a zero byte",
                    file.name(),
                    scan.zeroLine(),
                    scan.zeroByte()));
        }
        if (scan.invalid() == 0) {
            return new FileLook(StandardCharsets.UTF_8, mark, scan.lines(), 0, Optional.empty());
        }
        String place = String.format(
                Locale.ROOT,
                "%s, line %d, byte %d: 0x%02X",
                file.name(),
                scan.invalidLine(),
                scan.invalidByte(),
                scan.invalidValue());
        if (mark > 0 || scan.valid() >= scan.invalid()) {
            throw new UnreadableFileException(
                    place + " is not UTF-8, as the rest of the file is. Mend that line, or say in which"
                            + " encoding the file is: --encoding windows-1252");
        }
        if (scan.isForeign()) {
            throw new UnreadableFileException(
                    place + " is neither UTF-8 nor a letter of a Western encoding (Windows-1252)."
                            + " Say in which encoding the file is: --encoding GB18030, Shift_JIS, windows-1251, …");
        }
        return new FileLook(
                WESTERN,
                0,
                scan.lines(),
                0,
                Optional.of(FileFinding.warning(
                        "encoding",
                        file.name(),
                        "is not UTF-8 and was read as Windows-1252 (Latin-1): line " + scan.invalidLine() + ", byte "
                                + scan.invalidByte() + " stands for “" + letter(scan.invalidValue()) + "”",
                        "Look at the words with accents; if they are wrong, say what it is with --encoding NAME")));
    }

    /** The same, to be read from the second line on. */
    FileLook withoutLine(String first, String end) {
        return new FileLook(
                charset, mark + (first + end).getBytes(charset).length, Math.max(0, lines - 1), skipped + 1, finding);
    }

    private static String letter(int value) {
        return new String(new byte[] {(byte) value}, WESTERN);
    }

    private static Charset charset(SourceFile file, String name) throws UnreadableFileException {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new UnreadableFileException(
                    file.name() + " cannot be read in the encoding " + name + ", which this Java does not know");
        }
    }

    private static @Nullable Charset wide(byte[] head) {
        if (head.length >= 2 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xFF) == 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        if (head.length >= 2 && (head[0] & 0xFF) == 0xFE && (head[1] & 0xFF) == 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        int[] zeros = new int[2];
        for (int i = 0; i < head.length; i++) {
            zeros[i & 1] += head[i] == 0 ? 1 : 0;
        }
        int half = head.length / 2;
        if (half > 0 && zeros[1] > half / 3 && zeros[0] <= half / 50) {
            return StandardCharsets.UTF_16LE;
        }
        return half > 0 && zeros[0] > half / 3 && zeros[1] <= half / 50 ? StandardCharsets.UTF_16BE : null;
    }

    private static int mark(byte[] head, Charset charset) {
        byte[] mark = "\uFEFF".getBytes(charset);
        if (mark.length > head.length || !charset.name().startsWith("UTF")) {
            return 0;
        }
        for (int i = 0; i < mark.length; i++) {
            if (head[i] != mark[i]) {
                return 0;
            }
        }
        return mark.length;
    }

    /** Decodes all of it, and counts the lines. */
    private static FileLook decoded(SourceFile file, Charset charset, byte[] head, Optional<FileFinding> finding)
            throws IOException {
        int mark = mark(head, charset);
        var decoder = charset.newDecoder();
        ByteBuffer bytes = ByteBuffer.allocate(SourceFile.BUFFER);
        CharBuffer letters = CharBuffer.allocate(SourceFile.BUFFER);
        long lines = 0;
        long position = mark;
        char last = '\n';
        try (InputStream in = file.bytes()) {
            in.skipNBytes(mark);
            boolean end = false;
            while (!end) {
                int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                end = read < 0;
                bytes.position(bytes.position() + Math.max(0, read)).flip();
                int before = bytes.position();
                CoderResult result = decoder.decode(bytes, letters, end);
                position += bytes.position() - before;
                letters.flip();
                while (letters.hasRemaining()) {
                    last = letters.get();
                    lines += last == '\n' ? 1 : 0;
                }
                letters.clear();
                if (result.isError()) {
                    throw new UnreadableFileException(String.format(
                            Locale.ROOT,
                            "%s, line %d: byte %d of the file is not %s. Mend the line, or say in which encoding the file is:"
                                    + " --encoding NAME",
                            file.name(),
                            lines + 1,
                            position + 1,
                            charset.name()));
                }
                bytes.compact();
            }
        }
        return new FileLook(charset, mark, last == '\n' ? lines : lines + 1, 0, finding);
    }
}
