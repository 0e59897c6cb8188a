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
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Verifies receipts of Payee Check. JDK 17 or later, no other library; {@code Json} is any reader of JSON.
 *
 * @param keys those of {@code /.well-known/jwks.json}; as evidence, of {@code /.well-known/receipt-keys.json}
 * @param issuer the BFF's public URL
 * @param audience the origin of your page
 * @param clockTolerance by how much clocks may differ
 * @param allowSandbox accept the made-up answers of a sandbox
 * @param asEvidence judge a stored receipt as of the time it was issued
 * @param usedReceipts accepts each check for one payment only; may be null
 */
public record ReceiptVerifier(
        ReceiptKeys keys,
        String issuer,
        String audience,
        Duration clockTolerance,
        boolean allowSandbox,
        boolean asEvidence,
        UsedReceipts usedReceipts) {
    private static final Set<String> OUTCOMES = Set.of("match", "close_match", "no_match", "unable_to_verify");
    private static final Set<String> DECISIONS = Set.of("use_registered_name", "continue_anyway");
    private static final Set<String> BASES = Set.of("name_check", "identifier_check", "ownership");
    private static final Set<String> LEVELS = Set.of("unknown", "none", "caution", "high");
    /** Half the order of P-256. Of the two valid signatures, a receipt has the one with the lower s. */
    private static final BigInteger HALF_ORDER =
            new BigInteger("7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8", 16);
    /** A decision can be recorded for a day, and its receipt is valid for 15 more minutes. */
    private static final Duration REMEMBERED = Duration.ofHours(25);

    /**
     * What a receipt is compared with.
     *
     * @param identifiers identifiers by which the payee is known: each has to be one that was checked
     * @param reference the order that is paid, if the session was minted for one; otherwise null
     * @param subject the customer who is paid: required if the receipt proves ownership; otherwise null
     */
    public record Expected(
            Payee.Account account,
            String name,
            List<Payee.Identifier> identifiers,
            String reference,
            String subject) {}

    /**
     * The claims of a receipt for this account and this name.
     *
     * <p>{@code not_checked} means that the form contained no receipt: the check was not made, or could not be. That alone is no
     * reason to refuse a payment. Decide by your own rule for unchecked payees, as for {@code unable_to_verify}.
     */
    public Map<?, ?> verify(String receipt, Expected expected, Instant now) throws ReceiptException {
        if (receipt == null || receipt.isEmpty()) throw new ReceiptException("not_checked");
        Map<?, ?> claims = read(receipt);
        long judgedAt = asEvidence ? number(claims, "iat") : now.minus(clockTolerance).getEpochSecond();
        boolean isSandbox = claims.get("src") instanceof Map<?, ?> source && "sandbox".equals(source.get("environment"));
        String subject = expected.subject();
        refuseIf(!claims.get("iss").equals(issuer), "issuer_mismatch");
        refuseIf(!claims.get("aud").equals(audience), "origin_mismatch");
        refuseIf(number(claims, "exp") <= judgedAt, "expired");
        refuseIf(isSandbox && !allowSandbox, "sandbox");
        refuseIf(!isHashOf(claims, "account_hash", Payee.accountValue(expected.account())), "account_mismatch");
        refuseIf(!isHashOf(claims, "name_hash", Payee.nameValue(expected.name())), "name_mismatch");
        for (Payee.Identifier identifier : expected.identifiers()) {
            String value = Payee.identifierValue(identifier);
            boolean wasAsked = claims.get("identifier_hashes") instanceof List<?> hashes
                    && hashes.stream().anyMatch(hash -> isHash(claims, hash, value));
            refuseIf(!wasAsked, "identifier_mismatch");
        }
        String reference = expected.reference();
        Object made = claims.get("ref");
        refuseIf(made == null ? reference != null : !made.equals(reference), "reference_mismatch");
        refuseIf(subject == null && "ownership".equals(claims.get("basis")), "subject_required");
        refuseIf(subject != null && !isHashOf(claims, "subject_hash", subject), "subject_mismatch");
        boolean isUsed = usedReceipts != null && !asEvidence && !usedReceipts.use((String) claims.get("jti"), REMEMBERED);
        refuseIf(isUsed, "already_used");
        return claims;
    }

    private static void refuseIf(boolean fault, String code) throws ReceiptException {
        if (fault) throw new ReceiptException(code);
    }

    private static long number(Map<?, ?> claims, String name) {
        return ((Number) claims.get(name)).longValue();
    }

    /** The claims of a genuine receipt, before they are compared with anything. */
    private Map<?, ?> read(String receipt) throws ReceiptException {
        String[] parts = receipt.split("\\.", -1);
        refuseIf(receipt.length() > 4096 || parts.length != 3, "malformed");
        Map<?, ?> header = object(decode(parts[0]));
        byte[] payload = decode(parts[1]);
        byte[] signature = decode(parts[2]);
        boolean isReceipt = "payee-check-receipt+jwt".equals(header.get("typ")) && !header.containsKey("crit");
        refuseIf(!isReceipt, "malformed");
        refuseIf(!"ES256".equals(header.get("alg")) || !(header.get("kid") instanceof String), "signature");
        refuseIf(signature.length != 64, "malformed");
        refuseIf(new BigInteger(1, Arrays.copyOfRange(signature, 32, 64)).compareTo(HALF_ORDER) > 0, "malformed");
        // The key comes from the issuer's own set. Anyone can write jwk, jku or x5u into a header.
        Map<?, ?> key = keys.find((String) header.get("kid"));
        refuseIf(key == null || !isSignedBy(key, parts[0] + "." + parts[1], signature), "signature");
        Map<?, ?> claims = object(payload);
        refuseIf(!hasAllClaims(claims), "malformed");
        refuseIf(!couldSignAt(key, Instant.ofEpochSecond(number(claims, "iat"))), "signature");
        return claims;
    }

    private static boolean isOneOf(Object value, Set<String> words) {
        return value instanceof String word && words.contains(word);
    }

    /** Claims that decide about a payment need a known value. Others may get new values, but need the right type. */
    private static boolean hasAllClaims(Map<?, ?> claims) {
        for (String name : List.of("iss", "aud", "jti", "salt", "account_hash", "name_hash")) {
            if (!(claims.get(name) instanceof String)) return false;
        }
        for (String name : List.of("iat", "exp", "checked_at")) {
            if (!(claims.get(name) instanceof Number number) || number.doubleValue() % 1 != 0) return false;
        }
        for (String name : List.of("reason", "account_status")) {
            if (claims.get(name) != null && !(claims.get(name) instanceof String)) return false;
        }
        for (String name : List.of("ref", "subject_hash")) {
            if (claims.containsKey(name) && !(claims.get(name) instanceof String)) return false;
        }
        for (String name : List.of("reason", "decision", "basis", "src", "account_status")) {
            if (!claims.containsKey(name)) return false;
        }
        if (claims.containsKey("identifier_hashes") && !(claims.get("identifier_hashes") instanceof List)) return false;
        if (claims.containsKey("shown") && !(claims.get("shown") instanceof Map)) return false;
        if (!(claims.get("risk") instanceof Map<?, ?> risk) || !(risk.get("signals") instanceof List)) return false;
        Object source = claims.get("src");
        boolean hasSource = source instanceof Map<?, ?> from && isOneOf(from.get("environment"), Set.of("live", "sandbox"));
        return isOneOf(claims.get("outcome"), OUTCOMES)
                && (claims.get("decision") == null || isOneOf(claims.get("decision"), DECISIONS))
                && (claims.get("basis") == null || isOneOf(claims.get("basis"), BASES))
                && isOneOf(risk.get("level"), LEVELS)
                && (source == null || hasSource);
    }

    private static boolean isHashOf(Map<?, ?> claims, String claim, String value) {
        return isHash(claims, claims.get(claim), value);
    }

    private static boolean isHash(Map<?, ?> claims, Object claimed, String value) {
        if (!(claimed instanceof String expected)) return false;
        try {
            byte[] text = (claims.get("salt") + "\n" + value).getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
            byte[] hash = Base64.getUrlEncoder().withoutPadding().encode(digest);
            return MessageDigest.isEqual(hash, expected.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException error) {
            throw new IllegalStateException(error);
        }
    }

    /** Canonical base64url: other strings decode to the same bytes. */
    private static byte[] decode(String text) throws ReceiptException {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text)) return bytes;
        } catch (IllegalArgumentException error) {
            // Not base64url at all: refused like a non-canonical string.
        }
        throw new ReceiptException("malformed");
    }

    private static Map<?, ?> object(byte[] text) throws ReceiptException {
        try {
            if (Json.parse(new String(text, StandardCharsets.UTF_8)) instanceof Map<?, ?> object) return object;
        } catch (IllegalArgumentException error) {
            // Not JSON: refused like any other value.
        }
        throw new ReceiptException("malformed");
    }

    /** In an archive, each key has the period in which it was used. */
    private boolean couldSignAt(Map<?, ?> key, Instant issuedAt) {
        boolean isEarly = key.get("validFrom") instanceof String from
                && issuedAt.plus(clockTolerance).isBefore(Instant.parse(from));
        boolean isLate = key.get("validUntil") instanceof String until
                && issuedAt.minus(clockTolerance).isAfter(Instant.parse(until));
        return !isEarly && !isLate;
    }

    private static PublicKey publicKey(Map<?, ?> key) throws GeneralSecurityException, ReceiptException {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        BigInteger x = new BigInteger(1, decode((String) key.get("x")));
        BigInteger y = new BigInteger(1, decode((String) key.get("y")));
        ECParameterSpec parameters = curve.getParameterSpec(ECParameterSpec.class);
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), parameters));
    }

    private static boolean isSignedBy(Map<?, ?> key, String input, byte[] signature) {
        if (!"EC".equals(key.get("kty")) || !"P-256".equals(key.get("crv"))) return false;
        try {
            // A JWS has r and s side by side (RFC 7518, 3.4), which IEEE P1363 names.
            Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
            verifier.initVerify(publicKey(key));
            verifier.update(input.getBytes(StandardCharsets.US_ASCII));
            return verifier.verify(signature);
        } catch (GeneralSecurityException | ReceiptException error) {
            return false;
        }
    }
}
