package io.lethe.benchmark.bench;

import io.lethe.benchmark.bench.Figure.Goal;
import io.lethe.benchmark.interest.EmbedRate;
import io.lethe.benchmark.interest.EmbedRate.Rates;
import io.lethe.command.RefusalException;
import java.nio.file.Path;
import java.util.List;

/** Texts a second through the encoder, beside LangChain4j's loop over the same model files. */
final class EmbedBench implements Bench {
    private static final int TEXTS = 1024;
    private static final int TOGETHER = 512;

    @Override
    public String about() {
        return "%,d item texts of the data set, %d at once: all-MiniLM-L6-v2 as LangChain4j's `embed()` reads it, text by text, and ours, in turn in one run."
                .formatted(TEXTS, TOGETHER);
    }

    @Override
    public boolean isOfProduct() {
        return false;
    }

    @Override
    public List<Figure> measure(BenchSetting setting) throws Exception {
        Path texts = setting.texts();
        if (texts == null) {
            throw new RefusalException("embed.exact needs texts: name a data set by --dataset");
        }
        Rates rates = EmbedRate.of(texts, TEXTS, TOGETHER);
        return List.of(
                new Figure("times LangChain4j's loop", rates.ours() / rates.plain(), "", Goal.least(2)),
                Figure.of("ours", rates.ours(), "texts/s"),
                Figure.of("LangChain4j's loop", rates.plain(), "texts/s"),
                new Figure("1 less the lowest cosine of the two", 1 - rates.cosine(), "", Goal.most(1e-4)));
    }
}
