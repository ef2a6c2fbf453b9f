package io.lethe.standalone.demo;

import java.util.List;

/**
 * Somebody of the demo.
 *
 * @param userId  their name
 * @param story   what their taste does, in a few words
 * @param seasons what they were taken with, and when
 */
public record DemoUser(String userId, String story, List<Season> seasons) {

    /**
     * A time of one pastime.
     *
     * @param category     the pastime
     * @param fromDaysAgo  when it began, in days before now
     * @param untilDaysAgo when it ended, not before its begin
     * @param events       how many events it brought
     */
    public record Season(String category, int fromDaysAgo, int untilDaysAgo, int events) {}

    public DemoUser {
        seasons = List.copyOf(seasons);
    }

    /** All of them. */
    static List<DemoUser> all() {
        return List.of(
                user(
                        "ada",
                        "drifted from sailing to space",
                        season("Sailing", 540, 200, 40),
                        season("Space", 150, 0, 35)),
                user(
                        "bruno",
                        "loved baking, left it for a year, and is back",
                        season("Baking", 540, 400, 40),
                        season("Cycling", 380, 60, 20),
                        season("Baking", 15, 0, 14)),
                user("chen", "stopped half a year ago", season("Photography", 520, 180, 55)),
                user("dora", "has two loves at once", season("Jazz", 500, 0, 40), season("Gardening", 500, 0, 40)),
                user("emil", "is new", season("Woodworking", 3, 0, 6)),
                user(
                        "fatima",
                        "wanders from one thing to the next",
                        season("Mystery", 540, 420, 20),
                        season("Hiking", 400, 280, 20),
                        season("Photography", 260, 120, 20),
                        season("Space", 100, 0, 20)),
                user(
                        "goran",
                        "gardens in summer and bakes in winter",
                        season("Gardening", 520, 420, 25),
                        season("Baking", 360, 250, 25),
                        season("Gardening", 160, 40, 25),
                        season("Baking", 20, 0, 10)),
                user("hana", "has read mysteries all along", season("Mystery", 540, 0, 70)),
                user("ivan", "walks, and lately rides", season("Hiking", 540, 30, 45), season("Cycling", 45, 0, 20)),
                user(
                        "julia",
                        "sailed, stopped, and looks at boats again",
                        season("Sailing", 530, 380, 45),
                        season("Sailing", 6, 0, 8)),
                user(
                        "kofi",
                        "plays jazz and builds his own shelves",
                        season("Jazz", 300, 0, 40),
                        season("Woodworking", 200, 20, 25)),
                user(
                        "lena",
                        "came for space and stayed for photographs of it",
                        season("Space", 420, 200, 30),
                        season("Photography", 220, 0, 35)));
    }

    private static DemoUser user(String userId, String story, Season... seasons) {
        return new DemoUser(userId, story, List.of(seasons));
    }

    private static Season season(String category, int fromDaysAgo, int untilDaysAgo, int events) {
        return new Season(category, fromDaysAgo, untilDaysAgo, events);
    }
}
