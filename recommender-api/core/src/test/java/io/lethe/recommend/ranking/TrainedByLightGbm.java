package io.lethe.recommend.ranking;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMBooster.FeatureImportanceType;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Random rows, and LightGBM's own results for them. */
final class TrainedByLightGbm {
    static final String[] NAMES = {"a", "b", "c", "d", "e"};
    private static final int GROUP = 20;

    static {
        loadApart();
    }

    final String text;
    final double[][] rows;
    final double[] outputs;
    final double[][] shares;

    private TrainedByLightGbm(String text, double[][] rows, double[] outputs, double[][] shares) {
        this.text = text;
        this.rows = rows;
        this.outputs = outputs;
        this.shares = shares;
    }

    /** lightgbm4j unpacks its library to one directory for all processes, unless told otherwise. */
    private static void loadApart() {
        String usual = String.valueOf(System.getProperty("java.io.tmpdir"));
        try {
            Path own = Files.createTempDirectory("lethe-lightgbm");
            System.setProperty("java.io.tmpdir", own.toString());
            LGBMBooster.loadNative();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            System.setProperty("java.io.tmpdir", usual);
        }
    }

    /** @param parameters parameters in addition to the common ones */
    static TrainedByLightGbm on(int count, long seed, String parameters) throws LGBMException {
        Random random = new Random(seed);
        double[][] rows = new double[count][NAMES.length];
        double[] flat = new double[count * NAMES.length];
        float[] labels = new float[count];
        int[] groups = new int[count / GROUP];
        java.util.Arrays.fill(groups, GROUP);
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < NAMES.length; j++) {
                int luck = random.nextInt(10);
                rows[i][j] = luck == 0 ? Double.NaN : luck == 1 ? 0 : random.nextGaussian() * (j + 1);
                flat[i * NAMES.length + j] = rows[i][j];
            }
            double a = Double.isNaN(rows[i][0]) ? 2 : rows[i][0];
            double b = rows[i][1] == 0 ? 3 : rows[i][1];
            labels[i] = a * (Double.isNaN(b) ? 1 : b) + random.nextGaussian() > 1 ? 1 : 0;
        }
        String all =
                parameters + " num_leaves=15 min_data_in_leaf=5 seed=7 deterministic=true num_threads=1 verbosity=-1";
        try (LGBMDataset data = LGBMDataset.createFromMat(flat, count, NAMES.length, true, all, null)) {
            data.setFeatureNames(NAMES);
            data.setField("label", labels);
            data.setField("group", groups);
            try (LGBMBooster booster = LGBMBooster.create(data, all)) {
                for (int round = 0; round < 30; round++) {
                    booster.updateOneIter();
                }
                double[] outputs =
                        booster.predictForMat(flat, count, NAMES.length, true, PredictionType.C_API_PREDICT_RAW_SCORE);
                double[] contrib =
                        booster.predictForMat(flat, count, NAMES.length, true, PredictionType.C_API_PREDICT_CONTRIB);
                double[][] shares = new double[count][NAMES.length + 1];
                for (int i = 0; i < count; i++) {
                    System.arraycopy(contrib, i * (NAMES.length + 1), shares[i], 0, NAMES.length + 1);
                }
                return new TrainedByLightGbm(
                        booster.saveModelToString(0, 0, FeatureImportanceType.SPLIT), rows, outputs, shares);
            }
        }
    }
}
