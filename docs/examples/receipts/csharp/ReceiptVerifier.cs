using System;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace PayeeCheck
{
    /// <summary>A receipt that proves nothing; the message is the code.</summary>
    public sealed class ReceiptException : Exception
    {
        public ReceiptException(string code) : base(code) { }
    }

    /// <summary>What a receipt is compared with.</summary>
    public sealed class Expected
    {
        public Account Account { get; set; }
        public string Name { get; set; }

        /// <summary>Identifiers by which the payee is known: each has to be one that was checked.</summary>
        public Identifier[] Identifiers { get; set; } = new Identifier[0];

        /// <summary>The order that is paid, if the session was minted for one; otherwise null.</summary>
        public string Reference { get; set; }

        /// <summary>The customer who is paid: required if the receipt proves ownership; otherwise null.</summary>
        public string Subject { get; set; }
    }

    /// <summary>
    /// Verifies receipts of Payee Check. .NET 6 or later, no other library. Names are brought into NFC, which .NET does
    /// with ICU: do not switch on InvariantGlobalization.
    /// </summary>
    public sealed class ReceiptVerifier
    {
        private static readonly string[] Outcomes = { "match", "close_match", "no_match", "unable_to_verify" };
        private static readonly string[] Decisions = { "use_registered_name", "continue_anyway" };
        private static readonly string[] Bases = { "name_check", "identifier_check", "ownership" };
        private static readonly string[] Levels = { "unknown", "none", "caution", "high" };
        private static readonly string[] Environments = { "live", "sandbox" };

        // Half the order of P-256. Of the two valid signatures, a receipt has the one with the lower s.
        private const string HalfOrder = "7FFFFFFF800000007FFFFFFFFFFFFFFFDE737D56D38BCF4279DCE5617E3192A8";

        // A decision can be recorded for a day, and its receipt is valid for 15 more minutes.
        private static readonly TimeSpan Remembered = TimeSpan.FromHours(25);

        /// <summary>Those of jwks.json; as evidence, of receipt-keys.json.</summary>
        public IReceiptKeys Keys { get; set; }

        /// <summary>The BFF's public URL.</summary>
        public string Issuer { get; set; }

        /// <summary>The origin of your page.</summary>
        public string Audience { get; set; }

        public TimeSpan ClockTolerance { get; set; } = TimeSpan.FromSeconds(5);

        /// <summary>Accept the made-up answers of a sandbox.</summary>
        public bool AllowSandbox { get; set; }

        /// <summary>Judge a stored receipt as of the time it was issued.</summary>
        public bool AsEvidence { get; set; }

        /// <summary>Accepts each check for one payment only; may be null.</summary>
        public IUsedReceipts UsedReceipts { get; set; }

        /// <summary>The claims of a receipt for this account and this name.</summary>
        /// <remarks>
        /// <c>not_checked</c> means that the form contained no receipt: the check was not made, or could not be. That alone is no
        /// reason to refuse a payment. Decide by your own rule for unchecked payees, as for <c>unable_to_verify</c>.
        /// </remarks>
        public JsonElement Verify(string receipt, Expected expected, DateTimeOffset now)
        {
            if (string.IsNullOrEmpty(receipt)) throw new ReceiptException("not_checked");
            JsonElement claims = Read(receipt);
            long judgedAt = AsEvidence ? Json.Number(claims, "iat").Value : (now - ClockTolerance).ToUnixTimeSeconds();
            bool isSandbox = Json.Text(claims.GetProperty("src"), "environment") == "sandbox";
            string subject = expected.Subject;
            RefuseIf(Json.Text(claims, "iss") != Issuer, "issuer_mismatch");
            RefuseIf(Json.Text(claims, "aud") != Audience, "origin_mismatch");
            RefuseIf(Json.Number(claims, "exp") <= judgedAt, "expired");
            RefuseIf(isSandbox && !AllowSandbox, "sandbox");
            RefuseIf(!IsHashOf(claims, "account_hash", Payee.AccountValue(expected.Account)), "account_mismatch");
            RefuseIf(!IsHashOf(claims, "name_hash", Payee.NameValue(expected.Name)), "name_mismatch");
            RefuseIf(!expected.Identifiers.All(it => WasAsked(claims, it)), "identifier_mismatch");
            RefuseIf(Json.Text(claims, "ref") != expected.Reference, "reference_mismatch");
            RefuseIf(subject == null && Json.Text(claims, "basis") == "ownership", "subject_required");
            RefuseIf(subject != null && !IsHashOf(claims, "subject_hash", subject), "subject_mismatch");
            if (UsedReceipts != null && !AsEvidence)
            {
                RefuseIf(!UsedReceipts.Use(Json.Text(claims, "jti"), Remembered), "already_used");
            }
            return claims;
        }

        private static void RefuseIf(bool fault, string code)
        {
            if (fault) throw new ReceiptException(code);
        }

        /// <summary>The claims of a genuine receipt, before they are compared with anything.</summary>
        private JsonElement Read(string receipt)
        {
            string[] parts = receipt.Split('.');
            RefuseIf(receipt.Length > 4096 || parts.Length != 3, "malformed");
            JsonElement header = ParseObject(Decode(parts[0]));
            byte[] payload = Decode(parts[1]);
            byte[] signature = Decode(parts[2]);
            bool isCritical = Json.Kind(header, "crit") != JsonValueKind.Undefined;
            RefuseIf(Json.Text(header, "typ") != "payee-check-receipt+jwt" || isCritical, "malformed");
            string kid = Json.Text(header, "kid");
            RefuseIf(Json.Text(header, "alg") != "ES256" || kid == null, "signature");
            RefuseIf(signature.Length != 64, "malformed");
            string s = BitConverter.ToString(signature, 32).Replace("-", "");
            RefuseIf(string.CompareOrdinal(s, HalfOrder) > 0, "malformed");
            // The key comes from the issuer's own set. Anyone can write jwk, jku or x5u into a header.
            JsonElement? key = Keys.Find(kid);
            RefuseIf(key == null || !IsSignedBy(key.Value, parts[0] + "." + parts[1], signature), "signature");
            JsonElement claims = ParseObject(payload);
            RefuseIf(!HasAllClaims(claims), "malformed");
            DateTimeOffset issuedAt = DateTimeOffset.FromUnixTimeSeconds(Json.Number(claims, "iat").Value);
            RefuseIf(!CouldSignAt(key.Value, issuedAt), "signature");
            return claims;
        }

        private static bool IsOneOf(JsonElement from, string name, string[] words)
        {
            return words.Contains(Json.Text(from, name));
        }

        private static bool IsNullOrOneOf(JsonElement from, string name, string[] words)
        {
            return Json.Kind(from, name) == JsonValueKind.Null || IsOneOf(from, name, words);
        }

        private static bool IsAbsentOr(JsonElement from, string name, JsonValueKind kind)
        {
            return Json.Kind(from, name) == JsonValueKind.Undefined || Json.Kind(from, name) == kind;
        }

        /// <summary>
        /// Claims that decide about a payment need a known value. Others may get new values, but need the right type.
        /// </summary>
        private static bool HasAllClaims(JsonElement claims)
        {
            bool hasRisk = Json.Kind(claims, "risk") == JsonValueKind.Object;
            JsonValueKind source = Json.Kind(claims, "src");
            return new[] { "iss", "aud", "jti", "salt", "account_hash", "name_hash" }.All(it => Json.Text(claims, it) != null)
                && new[] { "iat", "exp", "checked_at" }.All(it => Json.Number(claims, it) != null)
                && new[] { "reason", "account_status" }.All(it => Json.IsTextOrNull(claims, it))
                && new[] { "ref", "subject_hash" }.All(it => IsAbsentOr(claims, it, JsonValueKind.String))
                && IsAbsentOr(claims, "identifier_hashes", JsonValueKind.Array)
                && IsAbsentOr(claims, "shown", JsonValueKind.Object)
                && IsOneOf(claims, "outcome", Outcomes)
                && IsNullOrOneOf(claims, "decision", Decisions)
                && IsNullOrOneOf(claims, "basis", Bases)
                && hasRisk
                && IsOneOf(claims.GetProperty("risk"), "level", Levels)
                && Json.Kind(claims.GetProperty("risk"), "signals") == JsonValueKind.Array
                && (source == JsonValueKind.Null
                    || (source == JsonValueKind.Object && IsOneOf(claims.GetProperty("src"), "environment", Environments)));
        }

        private static bool WasAsked(JsonElement claims, Identifier identifier)
        {
            if (Json.Kind(claims, "identifier_hashes") != JsonValueKind.Array) return false;
            return claims.GetProperty("identifier_hashes").EnumerateArray().Any(it =>
                it.ValueKind == JsonValueKind.String && IsHash(claims, it.GetString(), Payee.IdentifierValue(identifier)));
        }

        private static bool IsHashOf(JsonElement claims, string claim, string value)
        {
            return IsHash(claims, Json.Text(claims, claim), value);
        }

        private static bool IsHash(JsonElement claims, string expected, string value)
        {
            if (expected == null) return false;
            using (SHA256 sha256 = SHA256.Create())
            {
                byte[] digest = sha256.ComputeHash(Encoding.UTF8.GetBytes(Json.Text(claims, "salt") + "\n" + value));
                return CryptographicOperations.FixedTimeEquals(
                    Encoding.UTF8.GetBytes(Encode(digest)), Encoding.UTF8.GetBytes(expected));
            }
        }

        private static string Encode(byte[] bytes)
        {
            return Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        }

        /// <summary>Canonical base64url: other strings decode to the same bytes.</summary>
        private static byte[] Decode(string text)
        {
            try
            {
                string padded = text.Replace('-', '+').Replace('_', '/') + new string('=', (4 - text.Length % 4) % 4);
                byte[] bytes = Convert.FromBase64String(padded);
                if (Encode(bytes) == text) return bytes;
            }
            catch (FormatException)
            {
                // Not base64url at all: refused like a non-canonical string.
            }
            throw new ReceiptException("malformed");
        }

        private static JsonElement ParseObject(byte[] text)
        {
            try
            {
                JsonElement value = JsonDocument.Parse(text).RootElement;
                if (value.ValueKind == JsonValueKind.Object) return value;
            }
            catch (JsonException)
            {
                // Not JSON: refused like any other value.
            }
            throw new ReceiptException("malformed");
        }

        /// <summary>In an archive, each key has the period in which it was used.</summary>
        private bool CouldSignAt(JsonElement key, DateTimeOffset issuedAt)
        {
            string from = Json.Text(key, "validFrom");
            string until = Json.Text(key, "validUntil");
            return (from == null || issuedAt + ClockTolerance >= DateTimeOffset.Parse(from, CultureInfo.InvariantCulture))
                && (until == null || issuedAt - ClockTolerance <= DateTimeOffset.Parse(until, CultureInfo.InvariantCulture));
        }

        private static bool IsSignedBy(JsonElement key, string input, byte[] signature)
        {
            if (Json.Text(key, "kty") != "EC" || Json.Text(key, "crv") != "P-256") return false;
            ECPoint point = new ECPoint { X = Decode(Json.Text(key, "x")), Y = Decode(Json.Text(key, "y")) };
            try
            {
                using (ECDsa verifier = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = point }))
                {
                    // A JWS has r and s side by side (RFC 7518, 3.4): .NET's own format.
                    return verifier.VerifyData(Encoding.ASCII.GetBytes(input), signature, HashAlgorithmName.SHA256);
                }
            }
            catch (CryptographicException)
            {
                return false;
            }
        }
    }
}
