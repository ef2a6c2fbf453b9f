package io.lethe.recommend.ranking;

/**
 * Where things are in an ONNX file (onnx-ml.proto of ONNX 1.17, IR version 8), as far as a sum of trees needs them: a
 * model with a graph of one {@code TreeEnsembleRegressor}.
 */
final class OnnxForm {
    static final String DOMAIN = "ai.onnx.ml";
    static final String OPERATOR = "TreeEnsembleRegressor";
    static final String FEATURES = "feature_names";

    static final int IR_VERSION = 8;
    static final int OPERATORS = 3;
    static final int FLOATS = 1;

    private OnnxForm() {}

    /** Fields of a model. */
    static final class Model {
        static final int IR_VERSION = 1;
        static final int PRODUCER = 2;
        static final int GRAPH = 7;
        static final int OPERATORS = 8;
        static final int METADATA = 14;

        private Model() {}
    }

    /** Fields of a pair, which is what metadata and versions of operators are. */
    static final class Pair {
        static final int FIRST = 1;
        static final int SECOND = 2;

        private Pair() {}
    }

    /** Fields of a graph. */
    static final class Graph {
        static final int NODE = 1;
        static final int NAME = 2;
        static final int INITIALIZER = 5;
        static final int NAME_OF_INITIALIZER = 8;
        static final int INPUT = 11;
        static final int OUTPUT = 12;

        private Graph() {}
    }

    /** Fields of an operator in a graph. */
    static final class Node {
        static final int INPUT = 1;
        static final int OUTPUT = 2;
        static final int NAME = 3;
        static final int OPERATOR = 4;
        static final int ATTRIBUTE = 5;
        static final int DOMAIN = 7;

        private Node() {}
    }

    /** Fields of an attribute, and the numbers of types. */
    static final class Attribute {
        static final int NAME = 1;
        static final int REAL = 2;
        static final int NUMBER = 3;
        static final int TEXT = 4;
        static final int REALS = 7;
        static final int NUMBERS = 8;
        static final int TEXTS = 9;
        static final int TYPE = 20;
        static final int TYPE_OF_NUMBER = 2;
        static final int TYPE_OF_TEXT = 3;
        static final int TYPE_OF_REALS = 6;
        static final int TYPE_OF_NUMBERS = 7;
        static final int TYPE_OF_TEXTS = 8;

        private Attribute() {}
    }

    /** Fields of what goes in and comes out: name, type, tensor, shape. */
    static final class Value {
        static final int NAME = 1;
        static final int TYPE = 2;
        static final int TENSOR = 1;
        static final int ELEMENT = 1;
        static final int SHAPE = 2;
        static final int DIMENSION = 1;
        static final int SIZE = 1;
        static final int PARAMETER = 2;

        private Value() {}
    }
}
