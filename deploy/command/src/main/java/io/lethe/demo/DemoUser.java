package io.lethe.demo;

import io.lethe.demo.Chapter.Aversion;
import io.lethe.demo.Chapter.Refill;
import io.lethe.demo.Chapter.Season;
import java.util.List;
import java.util.Locale;

/**
 * Somebody of the demo. What is said about them is in {@link DemoWords}.
 *
 * @param userId   their name
 * @param kind     what there is to see in their life
 * @param chapters what they did, and when
 */
public record DemoUser(String userId, Kind kind, List<Chapter> chapters) {

    /** What there is to see in somebody's life. */
    public enum Kind {
        FADING,
        REVIVAL,
        SHIFT,
        REPEAT,
        NEWCOMER,
        HIDES,
        TWO_LOVES,
        STEADY;

        /** How it is written in answers, such as {@code two-loves}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public DemoUser {
        chapters = List.copyOf(chapters);
    }

    /** All of them, the plainest stories first. */
    public static List<DemoUser> all() {
        return List.of(
                user(
                        "bruno",
                        Kind.REVIVAL,
                        season("baking", 540, 400, 40),
                        season("cycling", 380, 60, 20),
                        season("baking", 15, 0, 14)),
                user("julia", Kind.REVIVAL, season("sailing", 530, 380, 45), season("sailing", 6, 0, 8)),
                user("chen", Kind.FADING, season("photography", 520, 180, 55)),
                user("ada", Kind.SHIFT, season("sailing", 540, 75, 50), season("space", 73, 0, 40)),
                user(
                        "nora",
                        Kind.REPEAT,
                        season("coffee", 400, 0, 15),
                        new Refill("house-espresso-one-kilo", "coffee-01", 28, 348, 12),
                        new Refill("strong-bread-flour-five-kilos", "baking-12", 60, 388, 28)),
                user(
                        "omar",
                        Kind.HIDES,
                        season("cooking", 300, 0, 35),
                        season("running", 300, 0, 25),
                        season("mystery", 75, 66, 4),
                        new Aversion("mystery", 60, 1, 12)),
                user("dora", Kind.TWO_LOVES, season("jazz", 500, 0, 40), season("gardening", 500, 0, 40)),
                user("emil", Kind.NEWCOMER, season("woodworking", 3, 0, 6)),
                user("hana", Kind.STEADY, season("mystery", 540, 0, 100)),
                user("petra", Kind.TWO_LOVES, season("birds", 420, 0, 40), season("drawing", 420, 0, 40)),
                user(
                        "fatima",
                        Kind.SHIFT,
                        season("mystery", 540, 420, 20),
                        season("hiking", 400, 280, 20),
                        season("photography", 260, 120, 20),
                        season("space", 100, 0, 20)),
                user(
                        "goran",
                        Kind.REVIVAL,
                        season("gardening", 520, 420, 25),
                        season("baking", 360, 250, 25),
                        season("gardening", 160, 40, 25),
                        season("baking", 20, 0, 10)),
                user("ivan", Kind.SHIFT, season("hiking", 540, 30, 45), season("chess", 45, 0, 20)),
                user(
                        "kofi",
                        Kind.REPEAT,
                        season("jazz", 300, 0, 40),
                        season("woodworking", 200, 60, 25),
                        new Refill("guitar-strings-flat-wound", "jazz-12", 50, 323, 23)),
                user("lena", Kind.SHIFT, season("space", 420, 200, 30), season("photography", 220, 0, 35)));
    }

    private static DemoUser user(String userId, Kind kind, Chapter... chapters) {
        return new DemoUser(userId, kind, List.of(chapters));
    }

    private static Season season(String subject, int fromDaysAgo, int untilDaysAgo, int events) {
        return new Season(subject, fromDaysAgo, untilDaysAgo, events);
    }
}
