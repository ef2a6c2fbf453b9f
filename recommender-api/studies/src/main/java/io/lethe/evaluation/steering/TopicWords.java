package io.lethe.evaluation.steering;

import java.util.List;

/**
 * The words that texts of planted shops are made of. Topics two by two are neighbours: many of the crowd who have the
 * one have the other.
 */
final class TopicWords {
    /** The topics that cases name. */
    static final int BAKING = 0;

    static final int GARDENING = 1;
    static final int SAILING = 2;
    static final int SPACE = 3;
    static final int GUITARS = 4;
    static final int COFFEE = 5;

    private static final List<TopicWords> ALL =
            """
            baking: rolling pin, cake tin, piping bag, flour sifter, muffin tray, dough scraper, icing sugar, cookie cutter
            gardening: potting soil, compost bin, wild-flower seeds, rake, hedge trimmer, watering can, greenhouse, flower bulbs
            sailing: mainsail, anchor, spinnaker, tide table, life jacket, rudder, mooring line, yacht compass
            space: rocket model, Mars atlas, moon globe, telescope, astronaut diary, star chart, satellite kit, planetarium
            guitars: guitar strings, plectrum, capo, guitar amplifier, fret polish, bass guitar, guitar tuner, ukulele
            coffee: espresso machine, coffee grinder, coffee beans, moka pot, milk frother, coffee filter, tamper, cold brew jar
            photography: tripod, camera lens, camera bag, flash unit, film roll, light meter, photo album, viewfinder
            cycling: bicycle saddle, handlebar, bicycle pump, bicycle chain, pannier, mudguard, cycling helmet, bicycle bell
            knitting: knitting needles, wool yarn, stitch marker, crochet hook, yarn bowl, row counter, sock pattern, cable needle
            fishing: fishing rod, fishing reel, landing net, fishing float, spinner lure, waders, tackle box, bait bucket
            painting: easel, canvas, paintbrush, palette, watercolours, oil paint, varnish, charcoal sticks
            camping: tent, sleeping bag, camp stove, lantern, groundsheet, hammock, water canteen, camp chair
            chess: chess board, chess clock, endgame manual, chess pieces, opening guide, chess puzzles, score book, chess computer
            dogs: dog lead, dog collar, chew bone, kennel, dog bowl, dog whistle, dog blanket, dog biscuits
            cats: scratching post, litter tray, cat flap, cat food, catnip mouse, cat basket, cat carrier, cat brush
            horses: bridle, stirrups, hay net, horse rug, riding boots, horse brush, horseshoe, riding crop
            tennis: tennis racket, tennis balls, grip tape, tennis wristband, tennis net, racket strings, tennis shoes, ball hopper
            football: football, goal net, shin guards, football boots, goalkeeper gloves, training cones, referee whistle, football shirt
            wine: corkscrew, wine decanter, wine rack, red wine, wine glass, bottle stopper, white wine, wine cooler
            cheese: cheddar, goat cheese, cheese knife, blue cheese, cheese board, parmesan, fondue set, brie
            woodwork: chisel, handsaw, mallet, workbench, hand plane, clamp, sandpaper, wood glue
            trains: steam engine, railway carriage, model track, signal box, train timetable, railway tunnel, locomotive shed, level crossing
            mysteries: locked-room mystery, murder novel, detective stories, whodunit, spy thriller, crime anthology, village murder, inspector's casebook
            aquariums: fish tank, aquarium pump, aquarium gravel, tank heater, fish food, water plants, algae scraper, aquarium light
            """.lines().map(TopicWords::read).toList();

    private static final List<String> ADJECTIVES = List.of(
            ("small large old modern plain striped blue green crimson yellow grey white round square light heavy folding "
                            + "portable classic elegant rustic simple sturdy soft bright dark quiet long short narrow wide deep "
                            + "cheap precious handmade vintage compact slim spotted foldable")
                    .split(" "));

    private static final List<String> MATERIALS = List.of(
            "steel oak bamboo copper glass linen cotton leather rubber plastic brass ceramic pine silver felt nylon"
                    .split(" "));

    private final String name;
    private final List<String> nouns;

    private TopicWords(String name, List<String> nouns) {
        this.name = name;
        this.nouns = nouns;
    }

    /** All topics, by their numbers. */
    static List<TopicWords> all() {
        return ALL;
    }

    static List<String> adjectives() {
        return ADJECTIVES;
    }

    static List<String> materials() {
        return MATERIALS;
    }

    String name() {
        return name;
    }

    List<String> nouns() {
        return nouns;
    }

    /** What somebody types who looks for the topic; the second words are others than the first. */
    String search(int number) {
        int first = 2 * number % nouns.size();
        return nouns.get(first) + " and " + nouns.get(first + 1) + " for " + name;
    }

    private static TopicWords read(String line) {
        String[] parts = line.split(": ", 2);
        return new TopicWords(parts[0], List.of(parts[1].split(", ")));
    }
}
