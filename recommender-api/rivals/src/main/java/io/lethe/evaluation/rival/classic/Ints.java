package io.lethe.evaluation.rival.classic;

import java.util.Arrays;

/** A list of numbers that grows. */
final class Ints {
    private int[] values = new int[4];
    private int size;

    int size() {
        return size;
    }

    int get(int place) {
        return values[place];
    }

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    /** Where a value is; -1 if it is nowhere. */
    int indexOf(int value) {
        for (int place = size - 1; place >= 0; place--) {
            if (values[place] == value) {
                return place;
            }
        }
        return -1;
    }

    /** Takes away what is at a place; all behind moves up by one. */
    void remove(int place) {
        System.arraycopy(values, place + 1, values, place, size - place - 1);
        size--;
    }

    int[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
