package io.lethe.recommend.service.http;

/** Examples for the OpenAPI description. */
public final class OpenApiExamples {
    public static final String FROM =
            "What the past is read from; without it, whatever is nearest and exact. ledger: the stores. history: snapshots in Postgres. log: a replay";
    public static final String KERNEL =
            "What if weight fell otherwise: a kernel like exponential(7d) or 0.7*exponential(7d) + 0.3*exponential(52w) (+ is written %2B), or a family's name. The settings in force stand beside it as inForce";
    public static final String HALF_LIFE = "What if the half-life were another: seconds, 7d or P7D";
    public static final String ASKED = """
            {"limit":10,"exclude":["p-3","p-4"],"filter":["price<=30","!brand:Acme"],"boost":["category:Sea*1.5"],"explain":true}
            """;
    static final String RECOMMENDATIONS = """
            {"userId":"anna","at":"2026-05-01T12:00:00Z","source":"live","version":"42-9f86d081884c7d65","approximate":false,
             "settings":"3b1c0a9d2e4f","models":{"embedding":"all-minilm-l6-v2"},
             "items":[{"itemId":"p-17","title":"Knots and splices","categories":["Books","Sea"],"score":0.31,"sources":["interest","neighbour"],
              "explanation":{"text":"People who chose “Sailing the coast”, like you, also chose this; it fits your interest in “Sea, sailing”.",
               "contributions":[
                {"kind":"interest","label":"Sea, sailing, coast","value":0.11,"share":0.35,"interestId":"i-2c26b46b68ff",
                 "events":[{"eventId":"e-9","type":"purchase","itemId":"p-3","title":"Sailing the coast","timestamp":"2026-04-30T12:00:00Z","ageSeconds":86400,
                            "position":0,"count":1,"weight":5,"boost":1,"stretch":1,"contribution":4.886}]},
                {"kind":"neighbour","label":"Sailing the coast","value":0.2,"share":0.65,"events":[]}]}}]}
            """;
    public static final String SESSION = """
            {"events":[{"type":"view","itemId":"p-3"},{"type":"search","text":"rope and knots"}],"words":["sailing"],"limit":5,
             "filter":["price<=30","!brand:Acme"],"boost":["category:Sea*1.5"],"cap":["attribute:brand:1"],"pin":["p-17@3"],"explain":true}
            """;
    static final String ROWS = """
            {"userId":"anna","at":"2026-05-01T12:00:00Z","source":"live","version":"42-9f86d081884c7d65","approximate":false,"settings":"3b1c0a9d2e4f",
             "rows":[{"title":"Because you bought “Sailing the coast”","kind":"item","itemId":"p-3",
              "events":[{"eventId":"e-9","type":"purchase","itemId":"p-3","title":"Sailing the coast","timestamp":"2026-04-30T12:00:00Z","ageSeconds":86400,
                         "position":0,"count":1,"weight":5,"boost":1,"stretch":1,"contribution":4.886}],
              "items":[{"itemId":"p-17","title":"Knots and splices","categories":["Books","Sea"],"score":0.31,"sources":["interest","neighbour"]}]}]}
            """;
    static final String INTERESTS = """
            {"userId":"anna","at":"2026-05-01T12:00:00Z","version":"42-9f86d081884c7d65","approximate":false,"source":"live",
             "settings":"3b1c0a9d2e4f","kernel":"exponential(7d)","halfLifeSeconds":604800,
             "whatIf":{"kernel":"exponential(7d)","halfLifeSeconds":604800},"inForce":{"kernel":"exponential(30d)","halfLifeSeconds":2592000},
             "meanStars":3.5,
             "interests":[{"interestId":"i-2c26b46b68ff","label":"Sea, sailing, coast","terms":["Sea","sailing","coast"],"strength":4.529,
              "errorBound":0,"share":1,"trend":"rising","explanation":"fades by half in 7 days: you have not come back to it yet",
              "halfLifeSeconds":604800,"returns":0,"usualGapSeconds":1728000,"firstSeen":"2026-04-30T12:00:00Z","lastSeen":"2026-04-30T12:00:00Z",
              "inForce":{"strength":4.886,"share":1,"trend":"rising","halfLifeSeconds":2592000},
              "events":[{"eventId":"e-9","type":"purchase","itemId":"p-3","title":"Sailing the coast","timestamp":"2026-04-30T12:00:00Z","ageSeconds":86400,
                         "position":0,"count":1,"weight":5,"boost":1,"stretch":1,"contribution":4.529}]}]}
            """;
    static final String FORECAST = """
            {"userId":"anna","at":"2026-05-01T12:00:00Z","until":"2026-05-31T12:00:00Z","version":"42-9f86d081884c7d65","approximate":false,
             "source":"live","settings":"3b1c0a9d2e4f","kernel":"exponential(30d)","halfLifeSeconds":2592000,
             "interests":[{"interestId":"i-2c26b46b68ff","label":"Sea, sailing, coast",
              "points":[{"at":"2026-05-01T12:00:00Z","strength":4.886},{"at":"2026-05-31T12:00:00Z","strength":2.443}]}]}
            """;
    static final String HISTORY = """
            {"userId":"anna","at":"2026-05-01T12:00:00Z","since":"2025-02-01T08:00:00Z","until":"2026-05-01T12:00:00Z","version":"42-9f86d081884c7d65",
             "approximate":false,"source":"live","settings":"3b1c0a9d2e4f","kernel":"exponential(30d)","halfLifeSeconds":2592000,
             "interests":[{"interestId":"i-2c26b46b68ff","label":"Sea, sailing, coast",
              "points":[{"at":"2025-02-01T08:00:00Z","strength":1},{"at":"2026-05-01T12:00:00Z","strength":4.886}],
              "fades":[{"fadedAt":"2025-06-14T10:00:00Z","revivedAt":"2026-04-02T18:30:00Z","pauseSeconds":27648000}]}]}
            """;
    static final String EVENTS = """
            {"userId":"anna","at":"2026-05-01T12:00:00Z","settings":"3b1c0a9d2e4f","meanStars":3.5,"next":"41~AZx0",
             "events":[{"eventId":"e-9","type":"purchase","itemId":"p-3","title":"Sailing the coast","timestamp":"2026-04-30T12:00:00Z","ageSeconds":86400,
                        "position":0,"count":1,"weight":5,"boost":1,"stretch":1,"contribution":4.886}]}
            """;
    static final String LINKED = """
            {"userId":"anna","links":["anna-phone"],"person":["anna-phone","anna-tv"]}
            """;
    static final String PREDICTIONS = """
            {"userId":"anna","at":"2026-05-01T12:00:00Z","source":"live","version":"42-9f86d081884c7d65",
             "items":[{"itemId":"p-17","title":"Knots and splices","probability":0.67,"rating":4.2,"score":0.31}],"unknown":["p-404"]}
            """;
    public static final String EXPORT = """
            {"userId":"anna","tenant":"default","links":["anna-phone"],"interests":[],
             "events":[{"eventId":"e-9","tenant":"default","userId":"anna","itemId":"p-3","type":"purchase","timestamp":1777550400000,"sequence":0}]}
            """;
    static final String ERASED = """
            {"userId":"anna","events":42,"deadLetters":1,"links":1}
            """;
    static final String ITEM = """
            {"itemId":"p-3","tenant":"default","title":"Sailing the coast","text":"A first book of sailing.","categories":["Books","Sea"],
             "attributes":{"price":19.9},"available":true,"withdrawn":false,"model":"all-minilm-l6-v2"}
            """;
    static final String SIMILAR = """
            {"itemId":"p-3","items":[{"itemId":"p-17","title":"Knots and splices","categories":["Books","Sea"],"score":0.93}]}
            """;
    static final String FOUND = """
            {"q":"learn to sail","by":"meaning","userId":"anna","source":"live","version":"42-9f86d081884c7d65","items":[{"itemId":"p-3","title":"Sailing the coast","categories":["Books","Sea"],"score":0.78}]}
            """;
    public static final String SETTINGS = """
            {"version":"3b1c0a9d2e4f","halfLifeSeconds":2592000,"kernel":"exponential(30d)","cohesion":0.1,
             "forgetting":{"adaption":1,"priorGap":"20d","visit":"6h"},"revival":{"faded":0.125,"back":0.25},
             "weights":{"view":1,"purchase":5,"hide":-4},"shaping":{"quantity":1,"dwell":{"scale":"20s","penalty":0.25}},
             "suppression":{"threshold":0.5,"halfLife":"180d"},
             "repeat":{"policy":"auto","prior":0.02,"strength":10,"threshold":0.1,"coolDown":"6h"},
             "fatigue":{"impressions":3,"halfLife":"14d"},
             "mix":{"neighbour":1,"interest":0.1,"text":0.2,"words":0.25,"habit":2,"trend":0.03,"lift":0.08,"repeat":0.75,"backward":0.25,"together":1,"historyPower":1.1,"historyDays":0,"trendEvents":2500},"diversity":0.1,"steering":0.25,"exploration":0}
            """;
    public static final String SETTINGS_YAML = """
            # version 3b1c0a9d2e4f
            kernel: exponential(30d)
            cohesion: 0.1
            suppression:
              threshold: 0.5
              halfLife: 180d
            """;
    public static final String NEW_SETTINGS = """
            {"halfLife":"7d","weights":{"view":0.5},"mix":{"trend":0.05}}
            """;
    public static final String NEW_SETTINGS_YAML = """
            kernel: 0.7*exponential(7d) + 0.3*exponential(52w)
            kernels: {purchase: "gaussian(mean=30d, deviation=7d)"}
            types:
              wave: {weight: 1.5, polarity: positive}
            """;
    public static final String SETTINGS_PATCH = """
            {"halfLife":"14d","mix":{"trend":0.05},"kernels":{"purchase":null}}
            """;
    public static final String CHANGED_SETTINGS = """
            {"version":"9d2e4f3b1c0a","halfLifeSeconds":1209600,"kernel":"exponential(14d)","cohesion":0.1,"diversity":0.1,"exploration":0,
             "number":7,"changes":[{"path":"kernel","from":"exponential(30d)","to":"exponential(14d)"}],"reset":[]}
            """;
    static final String SETTINGS_HISTORY = """
            {"history":[{"number":7,"version":"9d2e4f3b1c0a","at":"2026-05-01T12:00:00Z","how":"patch","inForce":true,
              "changes":[{"path":"kernel","from":"exponential(30d)","to":"exponential(14d)"}]}],"next":"7"}
            """;
    static final String SETTINGS_PREVIEW = """
            {"version":"3b1c0a9d2e4f","previewVersion":"9d2e4f3b1c0a","at":"2026-05-01T12:00:00Z","limit":10,
             "changes":[{"path":"kernel","from":"exponential(30d)","to":"exponential(14d)"}],"reset":[],
             "summary":{"users":1,"changed":1,"meanOverlap":0.9,"meanEntered":1,"firstChanged":0},
             "users":[{"userId":"anna","source":"live","overlap":0.9,"changed":1,"moved":2,"firstChanged":false,
              "enter":[{"itemId":"p-17","title":"Knots and splices","rank":9}],"leave":[{"itemId":"p-20","title":"Tents","rank":10}],
              "before":[{"itemId":"p-3","title":"Sailing the coast"}],"after":[{"itemId":"p-3","title":"Sailing the coast"}]}],
             "unavailable":[],"complete":true}
            """;
    public static final String SETTINGS_SCHEMA = """
            {"$id":"urn:lethe:settings","type":"object","properties":{"cohesion":{"title":"a number from -1 to 1","type":"number","default":0.1}}}
            """;
    public static final String SETTINGS_PROBLEM = """
            {"type":"/docs/errors.html#invalid-value","title":"Invalid value","status":400,"detail":"Line 2: mix.tend: there is no such setting; did you mean trend?",
             "field":"mix.tend","line":2,"errors":[{"field":"mix.tend","line":2,"reason":"there is no such setting; did you mean trend?"}]}
            """;
    static final String MODELS = """
            {"models":[{"name":"ranker","version":"7d1f0a9d2e4f","features":["mix.score","neighbour.sum"],"trees":120},
             {"name":"mix","version":"5e2c0a9d2e4f","words":"Words say little here: they count a quarter as much as usual."}],
             "learning":false,"forgotten":false}
            """;
    static final String MODEL = """
            {"name":"ranker","version":"7d1f0a9d2e4f","features":["mix.score","neighbour.sum"],"trees":120}
            """;
    static final String MIX = """
            {"name":"mix","version":"5e2c0a9d2e4f","learnedAt":"2026-05-01T12:00:00Z",
             "words":"Words say little here: they count a quarter as much as usual.","settings":"3b1c0a9d2e4f",
             "choices":600,"users":4372,"events":512000,"gain":{"before":0.0512,"after":0.0684},"scale":{"offset":-2.28,"slope":0.85},
             "numbers":[{"name":"words","prior":0.25,"learned":0.0625,"inForce":0.0625,"held":false,
               "words":"Words say little here: they count a quarter as much as usual."},
              {"name":"lift","prior":0.08,"learned":0.3,"inForce":0.08,"held":true,"heldBy":"hold",
               "words":"Popular items have a larger head start here than usual. Settings hold it at 0.08."}]}
            """;
    public static final String RANKER = """
            tree
            version=v4
            num_class=1
            feature_names=mix.score neighbour.sum
            …
            """;
    public static final String MODEL_PROBLEM = """
            {"type":"/docs/errors.html#invalid-value","title":"Invalid value","status":400,"detail":"Line 23: threshold has 'x', which is no number",
             "field":"body","line":23,"errors":[{"field":"body","line":23,"reason":"threshold has 'x', which is no number"}]}
            """;
    public static final String CODEBOOK = """
            {"version":"general-1","topics":256}
            """;
    static final String TRENDING = """
            {"window":"7d","direction":"rising","until":"2026-05-01T12:00:00Z","settings":"3b1c0a9d2e4f",
             "items":[{"itemId":"p-3","title":"Sailing the coast","categories":["Books","Sea"],"score":3.1,"events":40,"eventsBefore":16}]}
            """;
    static final String NEXT = """
            {"itemId":"p-3","items":[{"itemId":"p-17","title":"Knots and splices","categories":["Books","Sea"],"score":0.41}]}
            """;
    static final String CATEGORIES = """
            {"categories":[{"name":"Sea","items":120},{"name":"Books","items":96}]}
            """;
    static final String ITEMS = """
            {"items":[{"itemId":"p-17","title":"Knots and splices","categories":["Books","Sea"],"available":true,
              "withdrawn":false}],"total":312,"next":"p-17"}
            """;
    static final String STATUS = """
            {"at":"2026-05-01T12:00:00Z","state":"importing",
             "events":{"accepted":512000,"rejected":12,"deadLettered":9,"perSecond":8100.5,
              "reasons":[{"reason":"missing","field":"userId","count":9},{"reason":"unknown-field","count":3}],
              "warnings":[{"kind":"item","field":"categories","count":4}],
              "lastMinutes":[{"at":"2026-05-01T11:59:00Z","accepted":480000,"rejected":12}]},
             "steps":[{"name":"intake","lag":120,"threshold":10000,"state":"working"},{"name":"embedding","lag":14000,"threshold":10000,"state":"working"},
              {"name":"interest","lag":90,"threshold":10000,"state":"working"},{"name":"signals","lag":310,"threshold":10000,"state":"working"}],
             "freshness":{"p50Millis":210,"p99Millis":480,"samples":1000},
             "work":{"waiting":14210,"total":526000,"perSecond":8050.0,"secondsLeft":1.8},"items":4070,
             "vectors":[{"model":"all-minilm-l6-v2","items":4070,"inUse":true},{"model":"bge-small-en-v1.5-q","items":1200,"inUse":false}],
             "nextModel":{"model":"bge-small-en-v1.5-q","covered":1200,"items":4070},"users":4372,
             "cleaned":[{"rule":"bots","users":1,"events":2000}],"version":"0.1.0"}
            """;
    static final String DEAD_LETTERS = """
            {"deadLetters":[{"at":"2026-05-01T12:00:00Z","topic":"lethe.events","kind":"event","field":"userId","reason":"is missing",
              "excerpt":"{\\"itemId\\":\\"p-3\\",\\"type\\":\\"view\\"}"}],
             "reasons":[{"reason":"is missing","field":"userId","count":7}],"next":"1777636800000~1"}
            """;
    static final String USERS = """
            {"users":[{"userId":"anna","changedAt":"2026-05-01T12:00:00Z"}]}
            """;
    static final String PROBLEM = """
            {"type":"/docs/errors.html#invalid-value","title":"Invalid value","status":400,"detail":"This is a whole number from 1 to 100, not 0.","field":"limit"}
            """;

    private OpenApiExamples() {}
}
