import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes an item and an event to Kafka, as any producer may. Needs Kafka's client:
 * {@code java -cp 'kafka-clients.jar:slf4j-api.jar' Produce.java [KAFKA]}
 */
public class Produce {
    public static void main(String... arguments) throws Exception {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", arguments.length > 0 ? arguments[0] : "localhost:9092",
                "acks", "all",
                "enable.idempotence", "true");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("lethe.items", "tent", """
                    {"itemId": "tent", "title": "A tent for two", "text": "Stands in the wind and dries in an hour.",
                     "categories": ["camping"]}""")).get();
            producer.send(new ProducerRecord<>("lethe.events", "ann-kafka", """
                    {"userId": "ann-kafka", "type": "purchase", "itemId": "tent", "value": 1}""")).get();
        }
        System.out.println("Sent");
    }
}
