package io.lethe.evaluation.comparison;

import io.lethe.recommend.ranking.Ranker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A learned ranker in a file, in LightGBM's text format or as ONNX. */
final class RankerFile {
    private RankerFile() {}

    /** @throws IOException if the file cannot be read or holds no ranker; the message says where and why */
    static Ranker read(Path file) throws IOException {
        byte[] model;
        try {
            model = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IOException("The ranker file " + file + " cannot be read", e);
        }
        Ranker.Reading reading = Ranker.read(model);
        if (reading instanceof Ranker.Reading.Faulty faulty) {
            throw new IOException(file + (faulty.line() > 0 ? ":" + faulty.line() : "") + ": " + faulty.reason());
        }
        return ((Ranker.Reading.Sound) reading).ranker();
    }
}
