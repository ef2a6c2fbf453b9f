package io.lethe.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Tells a browser how large the pictures of the repository are, so that it leaves room for them and nothing moves when
 * they come.
 */
final class PictureSizes {
    private static final Pattern PICTURE = Pattern.compile("<img\\b(?![^>]*\\bwidth=)[^>]*?\\bsrc=\"([^\":]+)\"");
    private static final Pattern DRAWING = Pattern.compile(
            "(?s)<svg\\b(?:(?=[^>]*?\\swidth=\"([\\d.]+)\")(?=[^>]*?\\sheight=\"([\\d.]+)\")|(?=[^>]*?\\sviewBox=\"[\\d.-]+ [\\d.-]+ ([\\d.]+) ([\\d.]+)\"))");

    private final Path root;

    private record Size(long width, long height) {}

    PictureSizes(Path root) {
        this.root = root;
    }

    /** The HTML of a page, with the size of each picture whose size can be told. */
    String addedTo(String html, Page page) {
        return PICTURE.matcher(html).replaceAll(found -> Matcher.quoteReplacement(sized(found, page)));
    }

    private String sized(MatchResult picture, Page page) {
        return Places.resolve(page.address(), picture.group(1))
                .map(Places::source)
                .map(root::resolve)
                .filter(Files::isRegularFile)
                .flatMap(PictureSizes::of)
                .map(size -> picture.group() + " width=\"%d\" height=\"%d\"".formatted(size.width(), size.height()))
                .orElse(picture.group());
    }

    private static Optional<Size> of(Path file) {
        try {
            return file.toString().endsWith(".svg") ? ofDrawing(Files.readString(file)) : ofPixels(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Size> ofDrawing(String text) {
        Matcher drawing = DRAWING.matcher(text);
        if (!drawing.find()) {
            return Optional.empty();
        }
        int first = drawing.group(1) == null ? 3 : 1;
        return Optional.of(new Size(
                Math.round(Double.parseDouble(drawing.group(first))),
                Math.round(Double.parseDouble(drawing.group(first + 1)))));
    }

    private static Optional<Size> ofPixels(Path file) throws IOException {
        try (ImageInputStream input = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input);
                return Optional.of(new Size(reader.getWidth(0), reader.getHeight(0)));
            } finally {
                reader.dispose();
            }
        }
    }
}
