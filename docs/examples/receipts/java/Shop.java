import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;

/**
 * A shop that takes orders: POST /pay, with what {@code <payee-check name="payee">} submits.
 *
 * <pre>BFF=https://bff.example ORIGIN=https://shop.example java Shop</pre>
 */
public final class Shop {
    private record Verdict(String action, String why) {}

    /** Codes that say nothing about the payee. The law lets the payer continue, and this shop has a person review the order. */
    private static final Set<String> UNKNOWN = Set.of("not_checked", "expired", "jwks_unavailable");

    private final ReceiptVerifier verifier = new ReceiptVerifier(
            new ReceiptKeys.Remote(System.getenv("BFF") + "/.well-known/jwks.json"),
            System.getenv("BFF"),
            System.getenv("ORIGIN"),
            Duration.ofSeconds(5),
            // A sandbox makes up its answers. Never accept them where money moves.
            "1".equals(System.getenv("ALLOW_SANDBOX")),
            false,
            new UsedReceipts.InMemory());

    /** What this shop does with an order. Your own rules may differ. */
    private Verdict decide(Map<String, String> form) {
        Payee payee = Payee.read(form, "payee");
        List<Payee.Identifier> identifiers = Payee.readIdentifiers(form, "payee");
        Map<?, ?> claims;
        try {
            claims = verifier.verify(
                    payee.receipt(),
                    new ReceiptVerifier.Expected(payee.account(), payee.name(), identifiers, null, null),
                    Instant.now());
        } catch (ReceiptException error) {
            return new Verdict(UNKNOWN.contains(error.getMessage()) ? "review" : "refuse", error.getMessage());
        }
        // An account that was reported for fraud is never paid automatically, whoever it belongs to.
        if ("high".equals(((Map<?, ?>) claims.get("risk")).get("level"))) return new Verdict("review", "high_risk");
        // A match by identifier counts only if this shop knows the identifier.
        if ("identifier_check".equals(claims.get("basis")) && identifiers.isEmpty()) return new Verdict("review", "no_identifier");
        String outcome = (String) claims.get("outcome");
        boolean takesName = "use_registered_name".equals(claims.get("decision"));
        if ("match".equals(outcome) || takesName) return new Verdict("pay", outcome);
        return new Verdict("review", claims.get("reason") instanceof String reason ? reason : outcome);
    }

    private static Map<String, String> formOf(HttpExchange exchange) throws IOException {
        Map<String, String> form = new HashMap<>();
        String body = new String(exchange.getRequestBody().readNBytes(65536), StandardCharsets.UTF_8);
        for (String pair : body.split("&")) {
            int at = pair.indexOf('=');
            if (at < 0) continue;
            String name = URLDecoder.decode(pair.substring(0, at), StandardCharsets.UTF_8);
            form.put(name, URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
        }
        return form;
    }

    private void pay(HttpExchange exchange) throws IOException {
        Verdict verdict = new Verdict("refuse", "no_payee");
        try {
            Map<String, String> form = formOf(exchange);
            if (form.containsKey("payee.name")) verdict = decide(form);
        } catch (IllegalArgumentException error) {
            // Not a form: refused like an empty one.
        }
        byte[] answer = String.format("{\"action\":\"%s\",\"why\":\"%s\"}", verdict.action(), verdict.why())
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(verdict.action().equals("refuse") ? 400 : 200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    public static void main(String[] arguments) throws IOException {
        String port = System.getenv().getOrDefault("PORT", "8000");
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(port)), 0);
        server.createContext("/pay", new Shop()::pay);
        server.setExecutor(Executors.newFixedThreadPool(8));
        server.start();
        System.out.println("The shop is on http://127.0.0.1:" + server.getAddress().getPort());
    }
}
