package io.lethe.embedding.langchain4j;

import dev.langchain4j.model.embedding.onnx.PoolingMode;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the files of a model are, and what its user says of it: {@code PATH[,pooling=mean|cls][,window=TOKENS][,name=NAME]}.
 * The path is a folder with {@code model.onnx} or {@code onnx/model.onnx}, or an ONNX file of any name;
 * {@code tokenizer.json} is beside that file or in the folder above it.
 *
 * @param path    the folder or file
 * @param pooling how the vectors of the tokens become one; none if the files decide
 * @param window  how many tokens are read at once, those that frame a text included, {@value #FEWEST_TOKENS} to
 *     {@value #MOST_TOKENS}; none if the tokenizer's file decides
 * @param name    what to call it, 1 to 64 letters, digits, dots, hyphens and underscores; none for that of its folder or
 *     file
 */
record ModelPath(
        Path path,
        @Nullable PoolingMode pooling,
        @Nullable Integer window,
        @Nullable String name) {
    static final int FEWEST_TOKENS = 8;
    static final int MOST_TOKENS = 8192;

    private static final Pattern OPTION = Pattern.compile(",(?=[A-Za-z]+=)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String NETWORK = "model.onnx";
    private static final String TOKENIZER = "tokenizer.json";
    private static final String ONNX = "onnx";

    /** Whether this means files, not a model's name: it has a separator, ends with {@code .onnx}, or is there. */
    static boolean isPath(String description) {
        String path = OPTION.split(description)[0];
        return path.contains("/")
                || path.contains(File.separator)
                || path.endsWith(".onnx")
                || (!path.isBlank() && Files.exists(pathOf(path)));
    }

    /** @throws IllegalArgumentException if an option is unknown or has no such value */
    static ModelPath parse(String description) {
        List<String> parts = List.of(OPTION.split(description));
        ModelPath described = new ModelPath(pathOf(parts.get(0)), null, null, null);
        for (String part : parts.subList(1, parts.size())) {
            int equals = part.indexOf('=');
            described = described.with(part.substring(0, equals), part.substring(equals + 1));
        }
        return described;
    }

    /**
     * The ONNX file.
     *
     * @throws IllegalArgumentException if there is none
     */
    Path network() {
        if (Files.isRegularFile(path)) {
            return path;
        }
        if (!Files.isDirectory(path)) {
            throw new IllegalArgumentException("there is no file or folder " + path);
        }
        return List.of(path.resolve(NETWORK), path.resolve(ONNX).resolve(NETWORK)).stream()
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the folder " + path + " has no " + NETWORK + " and no " + ONNX + "/" + NETWORK));
    }

    /**
     * The tokenizer's file.
     *
     * @throws IllegalArgumentException if there is none
     */
    Path tokenizer() {
        Path folder = folder(network());
        Path above = folder.getParent();
        Path beside = folder.resolve(TOKENIZER);
        if (Files.isRegularFile(beside)) {
            return beside;
        }
        if (above != null && Files.isRegularFile(above.resolve(TOKENIZER))) {
            return above.resolve(TOKENIZER);
        }
        throw new IllegalArgumentException(
                "there is no " + TOKENIZER + " in " + folder + ", beside the model, nor in the folder above");
    }

    /** What to call the model: the name given, or else that of its folder or file. */
    String title() {
        if (name != null) {
            return name;
        }
        Path network = network();
        String file = String.valueOf(network.getFileName());
        Path folder = folder(network);
        String found = file.replaceFirst("\\.onnx$", "");
        if (file.equals(NETWORK)) {
            Path above = folder.getParent();
            Path titled = folder.endsWith(ONNX) && above != null ? above : folder;
            found = String.valueOf(titled.getFileName());
        }
        String safe = found.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^-+|-+$", "");
        return safe.isEmpty() ? "model" : safe.substring(0, Math.min(safe.length(), 64));
    }

    private ModelPath with(String option, String value) {
        return switch (option) {
            case "pooling" -> new ModelPath(path, pooling(value), window, name);
            case "window" -> new ModelPath(path, pooling, window(value), name);
            case "name" -> new ModelPath(path, pooling, window, name(value));
            default ->
                throw new IllegalArgumentException(
                        "'" + option + "' is no option of a model's path; there are pooling, window and name");
        };
    }

    private static PoolingMode pooling(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "mean" -> PoolingMode.MEAN;
            case "cls" -> PoolingMode.CLS;
            default -> throw new IllegalArgumentException("pooling is mean or cls, not '" + value + "'");
        };
    }

    private static int window(String value) {
        int tokens = value.matches("[0-9]{1,4}") ? Integer.parseInt(value) : 0;
        if (tokens < FEWEST_TOKENS || tokens > MOST_TOKENS) {
            throw new IllegalArgumentException("window is a number of tokens from " + FEWEST_TOKENS + " to "
                    + MOST_TOKENS + ", not '" + value + "'");
        }
        return tokens;
    }

    private static String name(String value) {
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a model's name has 1 to 64 letters, digits, dots, hyphens and underscores, unlike '" + value
                            + "'");
        }
        return value;
    }

    private static Path pathOf(String path) {
        try {
            return Path.of(path);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'" + path + "' is no path: " + e.getReason(), e);
        }
    }

    private static Path folder(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }
}
