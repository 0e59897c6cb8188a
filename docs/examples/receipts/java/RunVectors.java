import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Prints the verdict on each vector: id, verdict and outcome, separated by tabs. */
public final class RunVectors {
    private static String text(Map<?, ?> from, String name) {
        return (String) from.get(name);
    }

    private static long number(Map<?, ?> from, String name) {
        return ((Number) from.get(name)).longValue();
    }

    private static List<Payee.Identifier> identifiers(Map<?, ?> vector) {
        if (!(vector.get("identifiers") instanceof List<?> list)) return List.of();
        return list.stream()
                .map(each -> (Map<?, ?>) each)
                .map(each -> new Payee.Identifier(text(each, "type"), text(each, "value")))
                .toList();
    }

    public static void main(String[] arguments) throws Exception {
        Map<?, ?> content = (Map<?, ?>) Json.parse(Files.readString(Path.of(arguments[0])));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (Object each : (List<?>) content.get("vectors")) {
            Map<?, ?> vector = (Map<?, ?>) each;
            Map<?, ?> account = (Map<?, ?>) vector.get("account");
            boolean asEvidence = "evidence".equals(vector.get("as"));
            ReceiptVerifier verifier = new ReceiptVerifier(
                    ReceiptKeys.local(content.get(asEvidence ? "archive" : "jwks")),
                    text(vector, "issuer"),
                    text(vector, "audience"),
                    Duration.ofSeconds(number(vector, "clockTolerance")),
                    Boolean.TRUE.equals(vector.get("allowSandbox")),
                    asEvidence,
                    null);
            Payee.Account held = new Payee.Account(
                    text(account, "iban"),
                    text(account, "sortCode"),
                    text(account, "accountNumber"),
                    text(account, "secondaryReference"));
            try {
                Map<?, ?> claims = verifier.verify(
                        text(vector, "receipt"),
                        new ReceiptVerifier.Expected(
                                held,
                                text(vector, "name"),
                                identifiers(vector),
                                text(vector, "reference"),
                                text(vector, "subject")),
                        Instant.ofEpochSecond(number(vector, "at")));
                out.printf("%s\tvalid\t%s%n", vector.get("id"), claims.get("outcome"));
            } catch (ReceiptException error) {
                out.printf("%s\t%s\t%n", vector.get("id"), error.getMessage());
            }
        }
    }
}
