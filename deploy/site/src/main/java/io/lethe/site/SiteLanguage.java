package io.lethe.site;

/** A language that documents are written in, with the few words that the layout itself needs. */
enum SiteLanguage {
    ENGLISH("en", "docs/", "Lethe", "Skip to the text", "Contents", "On this page", "Previous", "Next", "Source"),
    CHINESE("zh", "docs/zh/", "Lethe", "跳到正文", "目录", "本页内容", "上一页", "下一页", "源文件");

    private final String code;
    private final String folder;
    private final String site;
    private final String skip;
    private final String contents;
    private final String onThisPage;
    private final String previous;
    private final String next;
    private final String source;

    SiteLanguage(
            String code,
            String folder,
            String site,
            String skip,
            String contents,
            String onThisPage,
            String previous,
            String next,
            String source) {
        this.code = code;
        this.folder = folder;
        this.site = site;
        this.skip = skip;
        this.contents = contents;
        this.onThisPage = onThisPage;
        this.previous = previous;
        this.next = next;
        this.source = source;
    }

    /** The language of a document by where it lies. */
    static SiteLanguage of(String source) {
        return source.startsWith(CHINESE.folder) || source.endsWith(".zh.md") ? CHINESE : ENGLISH;
    }

    /** What it calls itself. */
    String ownName() {
        return this == CHINESE ? "中文" : "English";
    }

    SiteLanguage other() {
        return this == CHINESE ? ENGLISH : CHINESE;
    }

    String code() {
        return code;
    }

    /** The folder of its documents, with the slash. */
    String folder() {
        return folder;
    }

    String site() {
        return site;
    }

    String skip() {
        return skip;
    }

    String contents() {
        return contents;
    }

    String onThisPage() {
        return onThisPage;
    }

    String previous() {
        return previous;
    }

    String next() {
        return next;
    }

    String source() {
        return source;
    }
}
