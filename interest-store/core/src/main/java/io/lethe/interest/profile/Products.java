package io.lethe.interest.profile;

import io.lethe.embedding.QuantizedEmbedding;
import java.util.Arrays;
import java.util.List;

/**
 * All dot products of some embeddings of one dimension. They are exact integers. Up to {@value #EXACT_FLOATS} dimensions they are summed as floats,
 * which hold integers up to 2<sup>24</sup> exactly; the loops run along the members, so that a compiler can use the machine's vectors and none
 * changes a bit.
 */
final class Products {
    private static final int EXACT_FLOATS = 1040;
    private static final int STEP = 4;

    private Products() {}

    /** The products of each member with itself and with those before it: row {@code i} has {@code i + 1} numbers. */
    static double[][] of(List<QuantizedEmbedding> members) {
        int dimension = members.isEmpty() ? 0 : members.get(0).dimension();
        return dimension > EXACT_FLOATS ? oneByOne(members) : byColumns(columns(members, dimension), members.size());
    }

    private static double[][] oneByOne(List<QuantizedEmbedding> members) {
        double[][] products = new double[members.size()][];
        for (int i = 0; i < products.length; i++) {
            products[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                products[i][j] = members.get(i).dot(members.get(j));
            }
        }
        return products;
    }

    private static double[][] byColumns(float[][] columns, int size) {
        double[][] products = new double[size][];
        float[] row = new float[size];
        for (int i = 0; i < size; i++) {
            Arrays.fill(row, 0);
            for (int k = 0; k < columns.length; k += STEP) {
                add(row, i, columns[k], columns[k + 1], columns[k + 2], columns[k + 3]);
            }
            products[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                products[i][j] = row[j];
            }
        }
        return products;
    }

    /** The numbers of all members at dimension 0, then at dimension 1, and so on; zeros up to a whole step. */
    private static float[][] columns(List<QuantizedEmbedding> members, int dimension) {
        float[][] columns = new float[(dimension + STEP - 1) / STEP * STEP][members.size()];
        for (int i = 0; i < members.size(); i++) {
            QuantizedEmbedding member = members.get(i);
            for (int k = 0; k < dimension; k++) {
                columns[k][i] = member.at(k);
            }
        }
        return columns;
    }

    private static void add(float[] row, int member, float[] a, float[] b, float[] c, float[] d) {
        float at = a[member];
        float bt = b[member];
        float ct = c[member];
        float dt = d[member];
        for (int j = 0; j <= member; j++) {
            row[j] += (at * a[j] + bt * b[j]) + (ct * c[j] + dt * d[j]);
        }
    }
}
