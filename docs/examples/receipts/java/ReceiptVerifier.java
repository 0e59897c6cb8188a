import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Verifies receipts of Payee Check. JDK 17 or later, no other library; {@code Json} is any reader of JSON. */
public final class ReceiptVerifier {
    /** A receipt that proves nothing; the message is the code. */
    public static final class ReceiptException extends Exception {
        ReceiptException(String code) {
            super(code);
        }
    }

    /** What will be paid: an IBAN, or a UK sort code and account number. */
    public record Account(String iban, String sortCode, String accountNumber, String secondaryReference) {
        String value() {
            if (iban != null) return iban.replaceAll("[\\s.-]", "").toUpperCase(Locale.ROOT);
            String number = accountNumber.replaceAll("[\\s-]", "");
            String padded = "0".repeat(Math.max(0, 8 - number.length())) + number;
            String reference = secondaryReference == null ? "" : secondaryReference.strip();
            return sortCode.replaceAll("[\\s-]", "") + padded + (reference.isEmpty() ? "" : "/" + reference);
        }
    }

    private static final Set<String> OUTCOMES = Set.of("match", "close_match", "no_match", "unable_to_verify");
    /** Unicode's White_Space. */
    private static final String WHITE_SPACE =
            "[\\x{9}-\\x{D} \\x{85}\\x{A0}\\x{1680}\\x{2000}-\\x{200A}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}]+";

    private final List<?> keys;
    private final String issuer;
    private final String audience;
    private final Duration clockTolerance;

    /** @param jwks what the issuer's {@code /.well-known/jwks.json} answers */
    public ReceiptVerifier(String jwks, String issuer, String audience, Duration clockTolerance) {
        this.keys = (List<?>) ((Map<?, ?>) Json.parse(jwks)).get("keys");
        this.issuer = issuer;
        this.audience = audience;
        this.clockTolerance = clockTolerance;
    }

    /**
     * The claims of a receipt for this account and this name.
     *
     * <p>{@code not_checked} means that the form brought no receipt: the check could not be made, or was not. That alone is no
     * reason to refuse a payment. Your own rule for what was not checked decides, as it does for {@code unable_to_verify}.
     */
    public Map<?, ?> verify(String receipt, Account account, String name, Instant now) throws ReceiptException {
        if (receipt == null || receipt.isEmpty()) throw new ReceiptException("not_checked");
        String[] parts = receipt.split("\\.", -1);
        if (receipt.length() > 4096 || parts.length != 3) throw new ReceiptException("malformed");
        byte[] signature = decode(parts[2], "signature");
        PublicKey key = keyFor(object(parts[0]));
        if (!isSignedBy(key, parts[0] + "." + parts[1], signature)) throw new ReceiptException("signature");
        Map<?, ?> claims = object(parts[1]);
        for (String text : List.of("iss", "aud", "jti", "salt", "account_hash", "name_hash", "outcome")) {
            if (!(claims.get(text) instanceof String)) throw new ReceiptException("malformed");
        }
        for (String text : List.of("reason", "decision", "basis")) {
            boolean isText = claims.get(text) == null || claims.get(text) instanceof String;
            if (!claims.containsKey(text) || !isText) throw new ReceiptException("malformed");
        }
        if (!(claims.get("risk") instanceof Map)) throw new ReceiptException("malformed");
        if (!OUTCOMES.contains(claims.get("outcome")) || !(claims.get("iat") instanceof Number)) {
            throw new ReceiptException("malformed");
        }
        if (!(claims.get("exp") instanceof Number exp)) throw new ReceiptException("malformed");
        if (!claims.get("iss").equals(issuer)) throw new ReceiptException("issuer_mismatch");
        if (!claims.get("aud").equals(audience)) throw new ReceiptException("origin_mismatch");
        if (exp.longValue() <= now.minus(clockTolerance).getEpochSecond()) throw new ReceiptException("expired");
        if (!isHashOf(claims, "account_hash", account.value())) throw new ReceiptException("account_mismatch");
        if (!isHashOf(claims, "name_hash", nameValue(name))) throw new ReceiptException("name_mismatch");
        return claims;
    }

    private static String nameValue(String name) {
        String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
        return composed.replaceAll(WHITE_SPACE, " ").replaceAll("^[ \\x{FEFF}]+|[ \\x{FEFF}]+$", "");
    }

    private static boolean isHashOf(Map<?, ?> claims, String claim, String value) {
        try {
            byte[] text = (claims.get("salt") + "\n" + value).getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
            byte[] hash = Base64.getUrlEncoder().withoutPadding().encode(digest);
            return MessageDigest.isEqual(hash, ((String) claims.get(claim)).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException error) {
            throw new IllegalStateException(error);
        }
    }

    /** Only the canonical spelling: up to sixteen others decode to the same bytes. */
    private static byte[] decode(String text, String otherwise) throws ReceiptException {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text)) return bytes;
        } catch (IllegalArgumentException error) {
            // Not base64url at all: refused like any other spelling.
        }
        throw new ReceiptException(otherwise);
    }

    private static Map<?, ?> object(String part) throws ReceiptException {
        try {
            Object value = Json.parse(new String(decode(part, "malformed"), StandardCharsets.UTF_8));
            if (value instanceof Map<?, ?> object) return object;
        } catch (IllegalArgumentException error) {
            // Not JSON: refused like any other value.
        }
        throw new ReceiptException("malformed");
    }

    /** The key comes from the issuer's own set: jwk, jku and x5u in a header are anybody's. */
    private PublicKey keyFor(Map<?, ?> header) throws ReceiptException {
        if (!"payee-check-receipt+jwt".equals(header.get("typ")) || header.containsKey("crit")) {
            throw new ReceiptException("malformed");
        }
        if (!"ES256".equals(header.get("alg")) || header.get("kid") == null) throw new ReceiptException("signature");
        for (Object it : keys) {
            Map<?, ?> jwk = (Map<?, ?>) it;
            if (!header.get("kid").equals(jwk.get("kid"))) continue;
            if (!"EC".equals(jwk.get("kty")) || !"P-256".equals(jwk.get("crv"))) continue;
            return p256(decode((String) jwk.get("x"), "signature"), decode((String) jwk.get("y"), "signature"));
        }
        throw new ReceiptException("signature");
    }

    private static PublicKey p256(byte[] x, byte[] y) throws ReceiptException {
        try {
            AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
            curve.init(new ECGenParameterSpec("secp256r1"));
            ECPoint point = new ECPoint(new BigInteger(1, x), new BigInteger(1, y));
            ECParameterSpec parameters = curve.getParameterSpec(ECParameterSpec.class);
            return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, parameters));
        } catch (GeneralSecurityException error) {
            throw new ReceiptException("signature");
        }
    }

    private static boolean isSignedBy(PublicKey key, String input, byte[] signature) {
        try {
            // A JWS has r and s side by side (RFC 7518, 3.4), which IEEE P1363 names.
            Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
            verifier.initVerify(key);
            verifier.update(input.getBytes(StandardCharsets.US_ASCII));
            return signature.length == 64 && verifier.verify(signature);
        } catch (GeneralSecurityException error) {
            return false;
        }
    }
}
