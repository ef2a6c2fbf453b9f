package io.lethe.interest.profile.grouping;

import io.lethe.embedding.QuantizedEmbedding;
import java.util.List;

/**
 * All pairwise dot products of embeddings of one dimension. They are integer sums, exact in any order, so the compiler
 * may vectorise them. Each member is multiplied with four others at a time, which reads it only once.
 */
final class Products {
    private static final int AT_ONCE = 4;

    private Products() {}

    /**
     * The products of each member with itself and with the members before it: row {@code i} has {@code i + 1} numbers.
     */
    static double[][] of(List<QuantizedEmbedding> members) {
        int[][] rows = rows(members);
        double[][] products = new double[rows.length][];
        int[] four = new int[AT_ONCE];
        for (int i = 0; i < rows.length; i++) {
            products[i] = new double[i + 1];
            for (int j = 0; j <= i; j += AT_ONCE) {
                multiply(
                        rows[i],
                        rows[j],
                        rows[Math.min(i, j + 1)],
                        rows[Math.min(i, j + 2)],
                        rows[Math.min(i, j + 3)],
                        four);
                for (int k = 0; k < AT_ONCE && j + k <= i; k++) {
                    products[i][j + k] = four[k];
                }
            }
        }
        return products;
    }

    private static int[][] rows(List<QuantizedEmbedding> members) {
        int[][] rows = new int[members.size()][];
        for (int i = 0; i < rows.length; i++) {
            QuantizedEmbedding member = members.get(i);
            int[] row = new int[member.dimension()];
            for (int k = 0; k < row.length; k++) {
                row[k] = member.at(k);
            }
            rows[i] = row;
        }
        return rows;
    }

    private static void multiply(int[] one, int[] a, int[] b, int[] c, int[] d, int[] products) {
        int first = 0;
        int second = 0;
        int third = 0;
        int fourth = 0;
        for (int k = 0; k < one.length; k++) {
            int factor = one[k];
            first += factor * a[k];
            second += factor * b[k];
            third += factor * c[k];
            fourth += factor * d[k];
        }
        products[0] = first;
        products[1] = second;
        products[2] = third;
        products[3] = fourth;
    }
}
