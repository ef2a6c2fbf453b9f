package io.lethe.evaluation.world;

/** A user of a planted world, with what was chosen when. Choices are in their true order, which stamps may not tell. */
final class WorldUser {
    private final int[] slots;
    private final long[] times;
    private final int[] items;
    private int size;

    /**
     * A user who has chosen nothing yet.
     *
     * @param slots the slot of each choice to come, ascending
     * @param times the time of each, ascending
     */
    WorldUser(int[] slots, long[] times) {
        this.slots = slots.clone();
        this.times = times.clone();
        this.items = new int[times.length];
    }

    /** How many choices there will be. */
    int planned() {
        return times.length;
    }

    /** How many choices were made. */
    int size() {
        return size;
    }

    long time(int place) {
        return times[place];
    }

    int slot(int place) {
        return slots[place];
    }

    int item(int place) {
        return items[place];
    }

    /** Where in the history the visit begins that the next choice belongs to. */
    int visitStart() {
        if (size == planned()) {
            return size;
        }
        int start = size;
        while (start > 0 && slots[start - 1] == slots[size]) {
            start--;
        }
        return start;
    }

    void choose(int item) {
        items[size] = item;
        size++;
    }
}
