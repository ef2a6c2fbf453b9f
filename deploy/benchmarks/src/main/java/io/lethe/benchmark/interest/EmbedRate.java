package io.lethe.benchmark.interest;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2.AllMiniLmL6V2EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallzhv15.BgeSmallZhV15EmbeddingModel;
import io.lethe.embedding.Embedding;
import io.lethe.embedding.langchain4j.BatchingEmbeddingModel;
import io.lethe.embedding.langchain4j.BundledModel;
import io.lethe.evaluation.dataset.DatasetReader;
import io.lethe.evaluation.dataset.Detection;
import io.lethe.evaluation.dataset.ReadOptions;
import io.lethe.evaluation.dataset.row.DatasetRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How many texts a second are embedded: by LangChain4j's model as it is, called text by text, and by ours over the same
 * files, as many texts at once as the service hands over. Both read the same texts, a part each in turn, so that what
 * else the machine does slows both. From the repository's root, with the JDK of the PATH:
 *
 * <pre>
 * ./mvnw -q -Dquick -Drun=EmbedRate -Darguments="../shared/datasets/amazon-beauty 2048" \
 *     package -pl deploy/benchmarks -am
 * </pre>
 *
 * <p>Arguments: the folder of a data set; how many different texts of its items, drawn with a fixed seed; how many are
 * handed over at once, 256 by default; and the model, {@link BundledModel#ALL_MINILM_L6_V2} by default. It prints both
 * rates over all parts, the quartiles of the ratio of the parts, and how the vectors differ, once both are of length one
 * in double precision; then how long a call of two words takes, alone and while ours reads the list again on all
 * threads. A text longer than LangChain4j's window is left out, since LangChain4j does not read its end.
 */
public final class EmbedRate {
    private static final double NANOS = 1e9;
    private static final int SHORT_CALLS = 200;
    private static final int THREADS = Runtime.getRuntime().availableProcessors();

    private final EmbeddingModel plain;
    private final BatchingEmbeddingModel ours;
    private long plainNanos;
    private long ourNanos;
    private double worst = 1;
    private int equal;
    private long tokens;
    private final List<Double> ratios = new ArrayList<>();

    private EmbedRate(EmbeddingModel plain, BatchingEmbeddingModel ours) {
        this.plain = plain;
        this.ours = ours;
    }

    /** @param arguments a folder, a number of texts, and, if given, how many at once, and the name of a model */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 2 || arguments.length > 4) {
            System.err.println("EmbedRate needs two to four arguments: the folder of a data set, a number of texts, "
                    + "how many at once, and a model");
            System.exit(2);
        }
        int together = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 256;
        BundledModel model = arguments.length > 3
                ? BundledModel.valueOf(arguments[3].toUpperCase(Locale.ROOT))
                : BundledModel.ALL_MINILM_L6_V2;
        try (BatchingEmbeddingModel ours = new BatchingEmbeddingModel(model, THREADS)) {
            List<String> texts = texts(Path.of(arguments[0]), Integer.parseInt(arguments[1]), model);
            EmbedRate run = new EmbedRate(plain(model), ours);
            run.measure(texts, together);
            run.measureShortCalls(texts, together);
        }
        System.exit(0);
    }

    /**
     * What the model in use does beside LangChain4j's loop.
     *
     * @param plain  texts a second that the loop reads
     * @param ours   texts a second that ours reads
     * @param cosine the lowest cosine of a text's two vectors
     */
    public record Rates(double plain, double ours, double cosine) {}

    /**
     * Compares both on texts of a data set, so many at once, as an import hands them over.
     *
     * @param most how many texts
     */
    public static Rates of(Path folder, int most, int together) throws IOException {
        BundledModel model = BundledModel.ALL_MINILM_L6_V2;
        try (BatchingEmbeddingModel ours = new BatchingEmbeddingModel(model, THREADS)) {
            EmbedRate run = new EmbedRate(plain(model), ours);
            List<String> texts = texts(folder, most, model);
            run.compareAll(texts, together);
            return new Rates(texts.size() * NANOS / run.plainNanos, texts.size() * NANOS / run.ourNanos, run.worst);
        }
    }

    private static EmbeddingModel plain(BundledModel model) {
        return switch (model) {
            case ALL_MINILM_L6_V2 -> new AllMiniLmL6V2EmbeddingModel();
            case ALL_MINILM_L6_V2_Q -> new AllMiniLmL6V2QuantizedEmbeddingModel();
            case BGE_SMALL_EN_V15_Q -> new BgeSmallEnV15QuantizedEmbeddingModel();
            case BGE_SMALL_ZH_V15 -> new BgeSmallZhV15EmbeddingModel();
        };
    }

    private static List<String> texts(Path folder, int most, BundledModel model) throws IOException {
        if (!(Detection.of(folder, ReadOptions.DEFAULT) instanceof Detection.Recognised found)) {
            throw new IOException("No data set was recognised in " + folder);
        }
        DatasetReader reader = found.reader();
        Set<String> distinct = new LinkedHashSet<>();
        reader.readItems(row -> {
            if (row instanceof DatasetRow.CatalogueItem one && one.item().saysSomething()) {
                distinct.add(one.item().describe());
            }
        });
        List<String> texts = new ArrayList<>(distinct);
        Collections.shuffle(texts, new Random(1));
        try (BatchingEmbeddingModel counting = new BatchingEmbeddingModel(model, THREADS)) {
            return texts.stream()
                    .filter(text -> counting.tokens(text) <= model.tokensAtOnce())
                    .limit(most)
                    .toList();
        }
    }

    private void compareAll(List<String> texts, int together) {
        List<String> warm = texts.subList(0, Math.min(64, texts.size()));
        readPlain(warm);
        readOurs(warm);
        for (int from = 0; from < texts.size(); from += together) {
            compare(texts.subList(from, Math.min(texts.size(), from + together)), from / together % 2 == 0);
        }
    }

    @SuppressWarnings("SystemOut")
    private void measure(List<String> texts, int together) {
        compareAll(texts, together);
        double[] sorted = ratios.stream().mapToDouble(ratio -> ratio).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%s, %d texts of %.1f tokens, %d at once, %d threads%n"
                        + "LangChain4j's loop: %.1f texts/s%n"
                        + "ours:               %.1f texts/s, %.2f times as many; by parts %.2f (%.2f to %.2f)%n"
                        + "worst cosine:       1 - %.1e; %d vectors of %d are equal to the bit%n",
                ours.modelName(),
                texts.size(),
                (double) tokens / texts.size(),
                together,
                THREADS,
                texts.size() * NANOS / plainNanos,
                texts.size() * NANOS / ourNanos,
                (double) plainNanos / ourNanos,
                quantile(sorted, 0.5),
                quantile(sorted, 0.25),
                quantile(sorted, 0.75),
                1 - worst,
                equal,
                texts.size());
    }

    @SuppressWarnings("SystemOut")
    private void measureShortCalls(List<String> texts, int together) throws InterruptedException {
        double[] alone = shortCalls();
        AtomicBoolean ended = new AtomicBoolean();
        Thread list = new Thread(() -> {
            for (int from = 0; !ended.get(); from = (from + together) % texts.size()) {
                readOurs(texts.subList(from, Math.min(texts.size(), from + together)));
            }
        });
        list.setDaemon(true);
        list.start();
        double[] beside = shortCalls();
        ended.set(true);
        list.join();
        System.out.printf(
                Locale.ROOT,
                "two words:          %.1f ms (p95 %.1f ms); beside a list %.1f ms (p95 %.1f ms)%n",
                quantile(alone, 0.5),
                quantile(alone, 0.95),
                quantile(beside, 0.5),
                quantile(beside, 0.95));
    }

    /** How many milliseconds a call of two words takes, sorted. */
    private double[] shortCalls() {
        double[] millis = new double[SHORT_CALLS];
        for (int i = 0; i < SHORT_CALLS; i++) {
            long start = System.nanoTime();
            readOurs(List.of("shoes " + i));
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return millis;
    }

    private void compare(List<String> texts, boolean plainFirst) {
        List<float[]> theirs = List.of();
        long spentPlain = 0;
        if (plainFirst) {
            long start = System.nanoTime();
            theirs = readPlain(texts);
            spentPlain = System.nanoTime() - start;
        }
        long start = System.nanoTime();
        List<float[]> mine = readOurs(texts);
        long spent = System.nanoTime() - start;
        if (!plainFirst) {
            start = System.nanoTime();
            theirs = readPlain(texts);
            spentPlain = System.nanoTime() - start;
        }
        plainNanos += spentPlain;
        ourNanos += spent;
        ratios.add((double) spentPlain / spent);
        for (int i = 0; i < texts.size(); i++) {
            float[] unit = Embedding.normalized(theirs.get(i)).toArray();
            worst = Math.min(worst, cosine(unit, mine.get(i)));
            equal += Arrays.equals(unit, mine.get(i)) ? 1 : 0;
            tokens += ours.tokens(texts.get(i));
        }
    }

    private List<float[]> readPlain(List<String> texts) {
        return texts.stream().map(text -> plain.embed(text).content().vector()).toList();
    }

    private List<float[]> readOurs(List<String> texts) {
        return ours.embedAll(texts.stream().map(TextSegment::from).toList()).content().stream()
                .map(embedding -> embedding.vector())
                .toList();
    }

    private static double cosine(float[] one, float[] other) {
        double dot = 0;
        double first = 0;
        double second = 0;
        for (int d = 0; d < one.length; d++) {
            dot += (double) one[d] * other[d];
            first += (double) one[d] * one[d];
            second += (double) other[d] * other[d];
        }
        return dot / Math.sqrt(first * second);
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
