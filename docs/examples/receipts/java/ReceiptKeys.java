import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Where the issuer's public keys come from. */
public interface ReceiptKeys {
    /** The key (a JWK) with this id; null if there is none. */
    Map<?, ?> find(String kid) throws ReceiptException;

    /** @param set what the issuer's {@code /.well-known/jwks.json} or {@code receipt-keys.json} answers, read */
    static ReceiptKeys local(Object set) {
        List<?> keys = (List<?>) ((Map<?, ?>) set).get("keys");
        return kid -> {
            for (Object key : keys) if (kid.equals(((Map<?, ?>) key).get("kid"))) return (Map<?, ?>) key;
            return null;
        };
    }

    /**
     * Keys that are fetched when needed, and cached. Create one per process.
     *
     * <p>An unknown key id triggers another fetch, at most once a minute: made-up ids must not cause requests. A set that
     * cannot be fetched says nothing about a receipt ({@code jwks_unavailable}).
     */
    final class Remote implements ReceiptKeys {
        private static final Duration KEPT = Duration.ofMinutes(10);
        private static final Duration REFETCH_AFTER = Duration.ofMinutes(1);
        private static final Duration RETRY_AFTER = Duration.ofSeconds(10);
        private static final Duration TIMEOUT = Duration.ofSeconds(5);

        private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
        private final URI url;
        private ReceiptKeys keys;
        private long fetchedAt;
        private Long failedAt;

        public Remote(String url) {
            this.url = URI.create(url);
        }

        @Override
        public synchronized Map<?, ?> find(String kid) throws ReceiptException {
            Map<?, ?> known = keys == null ? null : keys.find(kid);
            if (keys != null && isWithin(known == null ? REFETCH_AFTER : KEPT, fetchedAt)) return known;
            // Orders must not queue up behind a server that is down.
            if (failedAt != null && isWithin(RETRY_AFTER, failedAt)) throw new ReceiptException("jwks_unavailable");
            try {
                keys = fetch();
                fetchedAt = System.nanoTime();
            } catch (IOException | RuntimeException error) {
                failedAt = System.nanoTime();
                throw new ReceiptException("jwks_unavailable");
            } catch (InterruptedException error) {
                Thread.currentThread().interrupt();
                throw new ReceiptException("jwks_unavailable");
            }
            return keys.find(kid);
        }

        private static boolean isWithin(Duration span, long since) {
            return System.nanoTime() - since < span.toNanos();
        }

        private ReceiptKeys fetch() throws IOException, InterruptedException, ReceiptException {
            HttpRequest request = HttpRequest.newBuilder(url).timeout(TIMEOUT).build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) throw new IOException("No key set");
            ReceiptKeys fetched = local(Json.parse(answer.body()));
            // An invalid set fails here, not at the first receipt.
            fetched.find("");
            return fetched;
        }
    }
}
