package io.lethe.evaluation.world;

import java.util.List;

/** The words that titles of planted items are made of: topics with eight nouns each, adjectives and materials. */
final class Vocabulary {
    /**
     * A topic.
     *
     * @param name  what it is called
     * @param nouns its eight nouns
     */
    record Topic(String name, List<String> nouns) {}

    /** How many nouns a topic has. */
    static final int NOUNS = 8;

    private static final List<Topic> TOPICS = """
            garden: rake, hose, shovel, wheelbarrow, flowerpot, hedge trimmer, watering can, greenhouse
            kitchen: frying pan, saucepan, whisk, chopping board, peeler, grater, ladle, colander
            bicycles: saddle, handlebar, bicycle pump, chain, bell, pannier, mudguard, helmet
            photography: tripod, lens, camera bag, flash, darkroom timer, film roll, light meter, viewfinder
            baking: rolling pin, cake tin, piping bag, flour sifter, muffin tray, dough scraper, oven glove, cookie cutter
            fishing: fishing rod, reel, landing net, float, lure, waders, tackle box, bait bucket
            music: guitar, violin, trumpet, drum kit, metronome, clarinet, accordion, sheet music
            astronomy: telescope, star chart, eyepiece, planisphere, moon globe, finder scope, dew heater, red torch
            sewing: sewing machine, thimble, needle case, bobbin, tape measure, pincushion, zip, thread spool
            knitting: knitting needles, wool yarn, stitch marker, row counter, crochet hook, yarn bowl, cable needle, pattern book
            camping: tent, sleeping bag, camp stove, lantern, groundsheet, hammock, water canteen, camp chair
            climbing: climbing rope, carabiner, harness, chalk bag, belay device, crash pad, ice axe, quickdraw
            swimming: swimsuit, goggles, swim cap, kickboard, flippers, snorkel, nose clip, beach towel
            football: football, goal net, shin guards, football boots, goalkeeper gloves, training cone, referee whistle, jersey
            tennis: tennis racket, tennis balls, grip tape, wristband, court net, string reel, tennis shoes, ball hopper
            painting: easel, canvas, paintbrush, palette, watercolours, oil paint, varnish, charcoal sticks
            woodwork: chisel, handsaw, mallet, workbench, plane, clamp, sandpaper, wood glue
            electrics: soldering iron, multimeter, fuse, extension lead, light switch, cable tie, wire stripper, junction box
            computers: keyboard, computer mouse, monitor, laptop stand, webcam, memory stick, router, docking station
            audio: headphones, loudspeaker, amplifier, turntable, microphone, audio cable, radio, sound bar
            coffee: espresso machine, coffee grinder, milk jug, coffee beans, filter paper, moka pot, cup, tamper
            tea: teapot, tea strainer, kettle, green tea, teacup, tea caddy, black tea, saucer
            wine: corkscrew, decanter, wine rack, red wine, wine glass, bottle stopper, white wine, ice bucket
            cheese: cheddar, goat cheese, cheese knife, blue cheese, cheese board, parmesan, fondue set, brie
            bread: rye loaf, baguette, bread bin, sourdough, bread knife, bagel, toaster, flatbread
            babies: pram, cot, baby bottle, dummy, nappy bag, baby monitor, high chair, rattle
            toys: teddy bear, toy train, jigsaw puzzle, building blocks, doll, kite, spinning top, marbles
            cats: scratching post, litter tray, cat flap, cat food, catnip mouse, cat basket, cat carrier, cat brush
            dogs: dog lead, dog collar, chew bone, kennel, dog bowl, dog whistle, dog blanket, dog biscuits
            horses: bridle, stirrups, hay net, horse rug, riding boots, grooming kit, horseshoe, riding crop
            aquariums: fish tank, aquarium pump, gravel, water heater, fish food, water plant, algae scraper, tank light
            office: stapler, hole punch, ring binder, desk lamp, fountain pen, notebook, paper clips, calendar
            bathroom: shower curtain, soap dish, bath mat, towel rail, toothbrush holder, sponge, bath salts, mirror
            bedroom: pillow, duvet, mattress, bedside table, bed linen, alarm clock, wardrobe, blanket
            lighting: floor lamp, chandelier, candle, light bulb, lampshade, fairy lights, candlestick, wall light
            jewellery: necklace, earrings, bracelet, wedding ring, brooch, cufflinks, pendant, jewellery box
            shoes: sandals, trainers, slippers, rain boots, high heels, shoelaces, shoe polish, loafers
            winter: scarf, woolly hat, mittens, ski jacket, snow shovel, sledge, thermal socks, ice skates
            travel: suitcase, travel pillow, passport holder, luggage tag, backpack, guidebook, money belt, travel adapter
            medicine: plaster, thermometer, bandage, cough syrup, first aid kit, vitamin tablets, tweezers, hot water bottle
            """.lines().map(Vocabulary::topic).toList();

    private static final List<String> ADJECTIVES = words("""
            small large old modern plain striped blue green crimson yellow grey white round square light heavy folding
            portable classic elegant rustic simple sturdy soft bright dark quiet long short narrow wide deep cheap
            precious handmade vintage compact slim spotted foldable""");

    private static final List<String> MATERIALS = words("""
            steel oak bamboo copper glass linen cotton leather rubber plastic brass ceramic pine silver felt nylon
            marble cork aluminium paper""");

    private Vocabulary() {}

    static List<Topic> topics() {
        return TOPICS;
    }

    static List<String> adjectives() {
        return ADJECTIVES;
    }

    static List<String> materials() {
        return MATERIALS;
    }

    private static Topic topic(String line) {
        String[] parts = line.split(": ", 2);
        List<String> nouns = List.of(parts[1].split(", "));
        if (nouns.size() != NOUNS) {
            throw new IllegalStateException(parts[0] + " has " + nouns.size() + " nouns");
        }
        return new Topic(parts[0], nouns);
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }
}
