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

    public static void main(String[] arguments) throws Exception {
        Map<?, ?> content = (Map<?, ?>) Json.parse(Files.readString(Path.of(arguments[0])));
        String jwks = publicKeys((Map<?, ?>) content.get("jwks"));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (Object each : (List<?>) content.get("vectors")) {
            Map<?, ?> vector = (Map<?, ?>) each;
            Map<?, ?> account = (Map<?, ?>) vector.get("account");
            ReceiptVerifier verifier = new ReceiptVerifier(
                    jwks,
                    text(vector, "issuer"),
                    text(vector, "audience"),
                    Duration.ofSeconds(number(vector, "clockTolerance")));
            try {
                Map<?, ?> claims = verifier.verify(
                        text(vector, "receipt"),
                        new ReceiptVerifier.Account(
                                text(account, "iban"),
                                text(account, "sortCode"),
                                text(account, "accountNumber"),
                                text(account, "secondaryReference")),
                        text(vector, "name"),
                        Instant.ofEpochSecond(number(vector, "at")));
                out.printf("%s\tvalid\t%s%n", vector.get("id"), claims.get("outcome"));
            } catch (ReceiptVerifier.ReceiptException error) {
                out.printf("%s\t%s\t%n", vector.get("id"), error.getMessage());
            }
        }
    }

    /** The set as text again, as an issuer would send it. */
    private static String publicKeys(Map<?, ?> jwks) {
        StringBuilder text = new StringBuilder();
        for (Object each : (List<?>) jwks.get("keys")) {
            Map<?, ?> key = (Map<?, ?>) each;
            text.append(text.length() == 0 ? "" : ",").append(String.format(
                    "{\"kty\":\"%s\",\"crv\":\"%s\",\"kid\":\"%s\",\"x\":\"%s\",\"y\":\"%s\"}",
                    key.get("kty"), key.get("crv"), key.get("kid"), key.get("x"), key.get("y")));
        }
        return "{\"keys\":[" + text + "]}";
    }
}
