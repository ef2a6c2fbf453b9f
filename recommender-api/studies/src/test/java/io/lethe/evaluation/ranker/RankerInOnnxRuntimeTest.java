package io.lethe.evaluation.ranker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMBooster.FeatureImportanceType;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import io.lethe.recommend.ranking.Feature;
import io.lethe.recommend.ranking.ModelReading;
import io.lethe.recommend.ranking.Ranker;
import io.lethe.recommend.ranking.RankingModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whether programs that know nothing of Lethe score rows by an exported ranker as Lethe does. */
class RankerInOnnxRuntimeTest {
    private static final int WIDTH = Feature.values().length;
    private static final int ROWS = 500;
    private static final int TREES = 60;

    @BeforeAll
    static void loadLightGbm() throws Exception {
        NativeLibrary.load();
    }

    @Test
    void shouldScoreAsOnnxRuntimeAndLightGbmDo() throws Exception {
        // Given
        Ranker ranker = read(trained());
        float[][] rows = rowsAtThresholds(ranker.text());

        // When
        byte[] onnx = ranker.onnx();
        float[][] byOnnxRuntime = byOnnxRuntime(onnx, rows);
        double[] byLightGbm = byLightGbm(((Ranker.Reading.Sound) Ranker.read(onnx)).ranker(), rows);

        // Then
        RankingModel model = ((ModelReading.Sound) RankingModel.read(ranker.text())).model();
        assertThat(model.trees()).isEqualTo(TREES);
        for (int i = 0; i < ROWS; i++) {
            double expected = model.predict(wide(rows[i]));
            assertThat((double) byOnnxRuntime[i][0]).isCloseTo(expected, within(1e-5));
            assertThat(byLightGbm[i]).isCloseTo(expected, within(1e-6));
        }
        assertThat(Arrays.stream(byLightGbm).distinct().count()).isGreaterThan(ROWS * 9 / 10);
    }

    private static Ranker read(String text) {
        return ((Ranker.Reading.Sound) Ranker.read(text)).ranker();
    }

    private static double[] wide(float[] row) {
        double[] wide = new double[row.length];
        Arrays.setAll(wide, i -> row[i]);
        return wide;
    }

    /** Trees of a sum of products, some of whose numbers are missing or 0. */
    private static String trained() throws LGBMException {
        int count = 4000;
        Random random = new Random(3);
        float[] flat = new float[count * WIDTH];
        for (int i = 0; i < flat.length; i++) {
            int luck = random.nextInt(10);
            flat[i] = luck == 0 ? Float.NaN : luck == 1 ? 0 : (float) random.nextGaussian();
        }
        float[] labels = new float[count];
        for (int i = 0; i < count; i++) {
            for (int feature = 1; feature < WIDTH; feature++) {
                float product = flat[i * WIDTH + feature] * flat[i * WIDTH + feature - 1];
                labels[i] += Float.isNaN(product) ? 0.5f : product / feature;
            }
        }
        String parameters = "objective=regression num_leaves=31 min_data_in_leaf=20 seed=7 deterministic=true "
                + "force_row_wise=true num_threads=1 verbosity=-1";
        try (LGBMDataset data = LGBMDataset.createFromMat(flat, count, WIDTH, true, parameters, null)) {
            data.setFeatureNames(
                    Arrays.stream(Feature.values()).map(Feature::code).toArray(String[]::new));
            data.setField("label", labels);
            try (LGBMBooster booster = LGBMBooster.create(data, parameters)) {
                for (int tree = 0; tree < TREES; tree++) {
                    booster.updateOneIter();
                }
                return booster.saveModelToString(0, TREES, FeatureImportanceType.GAIN);
            }
        }
    }

    /**
     * Random rows of missing values, of thresholds of the model rounded to floats, and of the floats above. Those up to
     * 1e-35 are 0, which LightGBM takes them for before it compares.
     */
    private static float[][] rowsAtThresholds(String text) {
        List<List<Float>> numbers = new ArrayList<>();
        Arrays.stream(Feature.values()).forEach(feature -> numbers.add(new ArrayList<>(List.of(Float.NaN, 0f))));
        String[] features = {};
        for (String line : text.split("\n", -1)) {
            if (line.startsWith("split_feature=")) {
                features = values(line);
            } else if (line.startsWith("threshold=")) {
                String[] thresholds = values(line);
                for (int i = 0; i < thresholds.length; i++) {
                    boolean any = thresholds[i].equals("inf");
                    float near = any ? Float.MAX_VALUE : (float) Double.parseDouble(thresholds[i]);
                    numbers.get(Integer.parseInt(features[i])).addAll(List.of(near, any ? near : Math.nextUp(near)));
                }
            }
        }
        Random random = new Random(5);
        float[][] rows = new float[ROWS][WIDTH];
        for (float[] row : rows) {
            for (int i = 0; i < WIDTH; i++) {
                float number = numbers.get(i).get(random.nextInt(numbers.get(i).size()));
                row[i] = Math.abs(number) <= 1e-35f ? 0 : number;
            }
        }
        return rows;
    }

    private static String[] values(String line) {
        return line.substring(line.indexOf('=') + 1).split(" ", -1);
    }

    private static float[][] byOnnxRuntime(byte[] onnx, float[][] rows) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(onnx);
                OnnxTensor tensor = OnnxTensor.createTensor(environment, rows);
                OrtSession.Result result = session.run(Map.of("features", tensor))) {
            return (float[][]) result.get(0).getValue();
        }
    }

    private static double[] byLightGbm(Ranker ranker, float[][] rows) throws LGBMException {
        double[] flat = new double[rows.length * WIDTH];
        Arrays.setAll(flat, i -> rows[i / WIDTH][i % WIDTH]);
        try (LGBMBooster booster = LGBMBooster.loadModelFromString(ranker.text())) {
            return booster.predictForMat(flat, rows.length, WIDTH, true, PredictionType.C_API_PREDICT_RAW_SCORE);
        }
    }
}
