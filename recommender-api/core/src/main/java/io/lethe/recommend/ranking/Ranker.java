package io.lethe.recommend.ranking;

import io.lethe.event.ContentHash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A learned ranker: a model over some {@link Feature}s, with a version derived from its content. */
public final class Ranker {
    private static final int VERSION_LENGTH = 12;
    private static final String NAMES = "feature_names=";
    private static final int BEGIN = 64;

    private final String text;
    private final RankingModel model;
    private final Feature[] features;
    private final String version;

    /** The result of parsing a ranker. */
    public sealed interface Reading {
        /** A valid ranker. */
        record Sound(Ranker ranker) implements Reading {}

        /**
         * An invalid ranker.
         *
         * @param line   the line of the error, from 1; 0 of a model that is no text
         * @param reason the error
         */
        record Faulty(int line, String reason) implements Reading {}
    }

    private Ranker(String text, RankingModel model, Feature[] features) {
        this.text = text;
        this.model = model;
        this.features = features;
        this.version =
                ContentHash.of(text.getBytes(StandardCharsets.UTF_8)).toString().substring(0, VERSION_LENGTH);
    }

    /** Parses a model in LightGBM's text format. Its feature names are codes of {@link Feature}s. */
    public static Reading read(String text) {
        ModelReading reading = RankingModel.read(text);
        if (reading instanceof ModelReading.Faulty faulty) {
            return new Reading.Faulty(faulty.line(), faulty.reason());
        }
        RankingModel model = ((ModelReading.Sound) reading).model();
        List<Feature> features = new ArrayList<>();
        for (String name : model.features()) {
            Feature feature = Feature.ofCode(name);
            if (feature == null) {
                return new Reading.Faulty(
                        lineOfNames(text),
                        "feature " + name + " is not known here; there are "
                                + String.join(
                                        ", ",
                                        Arrays.stream(Feature.values())
                                                .map(Feature::code)
                                                .toList()));
            }
            features.add(feature);
        }
        return new Reading.Sound(new Ranker(text, model, features.toArray(Feature[]::new)));
    }

    /**
     * Parses a model in LightGBM's text format, or an ONNX model of one {@code TreeEnsembleRegressor}, whichever it is.
     * An ONNX model becomes text: that is what {@link #text} and {@link #version} are of.
     *
     * @see OnnxReader
     */
    public static Reading read(byte[] model) {
        if (isText(model)) {
            return read(new String(model, StandardCharsets.UTF_8));
        }
        Reading reading;
        try {
            reading = read(OnnxReader.text(model));
        } catch (IllegalArgumentException e) {
            return new Reading.Faulty(0, String.valueOf(e.getMessage()));
        }
        return reading instanceof Reading.Faulty faulty ? new Reading.Faulty(0, faulty.reason()) : reading;
    }

    /** Text has no control characters but those of lines and columns; an ONNX model begins with some. */
    private static boolean isText(byte[] model) {
        for (int i = 0; i < Math.min(model.length, BEGIN); i++) {
            if (model[i] >= 0 && model[i] < '\t') {
                return false;
            }
        }
        return true;
    }

    /**
     * The model as ONNX: a float for each of {@link #features()} of each row in, in their order, and one float out.
     * Rows go the same way in its trees; values of leaves are rounded to floats. The names of the features are in the
     * metadata.
     *
     * @throws IllegalArgumentException if a split takes zeros for missing values, which ONNX cannot say
     */
    public byte[] onnx() {
        return OnnxWriter.bytes(model);
    }

    private static int lineOfNames(String text) {
        String[] lines = text.split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].startsWith(NAMES)) {
                return i + 1;
            }
        }
        return 1;
    }

    /** The model's text as it was parsed. */
    public String text() {
        return text;
    }

    /** The first {@value #VERSION_LENGTH} hexadecimal digits of the hash of {@link #text}. */
    public String version() {
        return version;
    }

    /** The model's features, in its order. */
    public List<Feature> features() {
        return List.of(features);
    }

    public int trees() {
        return model.trees();
    }

    /** The model's output for an item; higher is better. */
    public double predict(FeatureRow row) {
        return model.predict(numbers(row));
    }

    /** The contribution of each of {@link #features()} to the output, and the base last. */
    double[] attribute(FeatureRow row) {
        return model.attribute(numbers(row));
    }

    private double[] numbers(FeatureRow row) {
        double[] numbers = new double[features.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = row.at(features[i]);
        }
        return numbers;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ranker ranker && text.equals(ranker.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text);
    }
}
