package io.lethe.embedding.langchain4j;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.lethe.embedding.Embedding;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * A run in a JVM of its own, in which no socket connects: every address that anything wants to reach is printed on a
 * line that begins with {@value #ASKED}.
 */
final class RecordedRun {
    static final String ASKED = "asked: ";
    static final String DONE = "done: ";

    private RecordedRun() {}

    /** Argument: {@code lethe} for our models, {@code djl} for the tokenizer as it is by itself. */
    public static void main(String[] arguments) throws IOException {
        record();
        if (arguments[0].equals("lethe")) {
            for (BundledModel model : BundledModel.values()) {
                try (LangChain4jEmbedder embedder = new LangChain4jEmbedder(model, 1)) {
                    Embedding embedding = embedder.embed("Nobody has to know. 谁都不必知道。");
                    System.out.println(DONE + embedding.dimension());
                }
            }
        } else {
            try (InputStream file = BundledModel.resource(BundledModel.ALL_MINILM_L6_V2.tokenizerFile());
                    HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.newInstance(file, Map.of())) {
                System.out.println(DONE + tokenizer.tokenize("sea").size());
            }
        }
    }

    @SuppressWarnings("deprecation")
    private static void record() throws IOException {
        Socket.setSocketImplFactory(DeadSocket::new);
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                System.out.println(ASKED + uri);
                return List.of(Proxy.NO_PROXY);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException reason) {}
        });
    }
}
