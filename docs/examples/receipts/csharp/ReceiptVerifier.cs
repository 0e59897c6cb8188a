using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PayeeCheck
{
    /// <summary>A receipt that proves nothing; the message is the code.</summary>
    public sealed class ReceiptException : Exception
    {
        public ReceiptException(string code) : base(code) { }
    }

    /// <summary>What will be paid: an IBAN, or a UK sort code and account number.</summary>
    public sealed class Account
    {
        public string Iban { get; set; }
        public string SortCode { get; set; }
        public string AccountNumber { get; set; }
        public string SecondaryReference { get; set; }

        internal string Value()
        {
            if (Iban != null) return Regex.Replace(Iban, @"[\s.-]", "").ToUpperInvariant();
            string number = Regex.Replace(AccountNumber, @"[\s-]", "").PadLeft(8, '0');
            string reference = (SecondaryReference ?? "").Trim();
            return Regex.Replace(SortCode, @"[\s-]", "") + number + (reference == "" ? "" : "/" + reference);
        }
    }

    /// <summary>
    /// Verifies receipts of Payee Check. .NET 6 or later, no other library. Names are brought into NFC, which .NET does
    /// with ICU: do not switch on InvariantGlobalization.
    /// </summary>
    public sealed class ReceiptVerifier
    {
        private static readonly HashSet<string> Outcomes =
            new HashSet<string> { "match", "close_match", "no_match", "unable_to_verify" };

        // Unicode's White_Space.
        private const string WhiteSpace =
            "[\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+";

        private readonly JsonElement keys;
        private readonly string issuer;
        private readonly string audience;
        private readonly TimeSpan clockTolerance;

        /// <param name="jwks">What the issuer's /.well-known/jwks.json answers.</param>
        public ReceiptVerifier(string jwks, string issuer, string audience, TimeSpan clockTolerance)
        {
            keys = JsonDocument.Parse(jwks).RootElement.GetProperty("keys");
            this.issuer = issuer;
            this.audience = audience;
            this.clockTolerance = clockTolerance;
        }

        /// <summary>The claims of a receipt for this account and this name.</summary>
        /// <remarks>
        /// <c>not_checked</c> means that the form brought no receipt: the check could not be made, or was not. That alone is no
        /// reason to refuse a payment. Your own rule for what was not checked decides, as it does for
        /// <c>unable_to_verify</c>.
        /// </remarks>
        public JsonElement Verify(string receipt, Account account, string name, DateTimeOffset now)
        {
            if (string.IsNullOrEmpty(receipt)) throw new ReceiptException("not_checked");
            string[] parts = receipt.Split('.');
            if (receipt.Length > 4096 || parts.Length != 3) throw new ReceiptException("malformed");
            byte[] signature = Decode(parts[2], "signature");
            using (ECDsa key = KeyFor(ParseObject(parts[0])))
            {
                byte[] input = Encoding.ASCII.GetBytes(parts[0] + "." + parts[1]);
                // A JWS has r and s side by side (RFC 7518, 3.4): .NET's own format.
                if (signature.Length != 64 || !key.VerifyData(input, signature, HashAlgorithmName.SHA256))
                {
                    throw new ReceiptException("signature");
                }
            }
            JsonElement claims = ParseObject(parts[1]);
            foreach (string text in new[] { "iss", "aud", "jti", "salt", "account_hash", "name_hash", "outcome" })
            {
                if (Text(claims, text) == null) throw new ReceiptException("malformed");
            }
            foreach (string text in new[] { "reason", "decision", "basis" })
            {
                if (Kind(claims, text) != JsonValueKind.Null && Text(claims, text) == null)
                {
                    throw new ReceiptException("malformed");
                }
            }
            if (Kind(claims, "risk") != JsonValueKind.Object) throw new ReceiptException("malformed");
            long? exp = Number(claims, "exp");
            if (exp == null || Number(claims, "iat") == null || !Outcomes.Contains(Text(claims, "outcome")))
            {
                throw new ReceiptException("malformed");
            }
            if (Text(claims, "iss") != issuer) throw new ReceiptException("issuer_mismatch");
            if (Text(claims, "aud") != audience) throw new ReceiptException("origin_mismatch");
            if (exp <= (now - clockTolerance).ToUnixTimeSeconds()) throw new ReceiptException("expired");
            if (!IsHashOf(claims, "account_hash", account.Value())) throw new ReceiptException("account_mismatch");
            if (!IsHashOf(claims, "name_hash", NameValue(name))) throw new ReceiptException("name_mismatch");
            return claims;
        }

        private static string NameValue(string name)
        {
            string composed = name.Normalize(NormalizationForm.FormC);
            return Regex.Replace(composed, WhiteSpace, " ").Trim(' ', '\uFEFF');
        }

        private static bool IsHashOf(JsonElement claims, string claim, string value)
        {
            using (SHA256 sha256 = SHA256.Create())
            {
                byte[] digest = sha256.ComputeHash(Encoding.UTF8.GetBytes(Text(claims, "salt") + "\n" + value));
                return CryptographicOperations.FixedTimeEquals(
                    Encoding.UTF8.GetBytes(Encode(digest)), Encoding.UTF8.GetBytes(Text(claims, claim)));
            }
        }

        private static string Encode(byte[] bytes)
        {
            return Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        }

        /// <summary>Only the canonical spelling: up to sixteen others decode to the same bytes.</summary>
        private static byte[] Decode(string text, string otherwise)
        {
            try
            {
                string padded = text.Replace('-', '+').Replace('_', '/') + new string('=', (4 - text.Length % 4) % 4);
                byte[] bytes = Convert.FromBase64String(padded);
                if (Encode(bytes) == text) return bytes;
            }
            catch (FormatException)
            {
                // Not base64url at all: refused like any other spelling.
            }
            throw new ReceiptException(otherwise);
        }

        private static JsonElement ParseObject(string part)
        {
            try
            {
                JsonElement value = JsonDocument.Parse(Decode(part, "malformed")).RootElement;
                if (value.ValueKind == JsonValueKind.Object) return value;
            }
            catch (JsonException)
            {
                // Not JSON: refused like any other value.
            }
            throw new ReceiptException("malformed");
        }

        /// <summary>Undefined where there is no such claim.</summary>
        private static JsonValueKind Kind(JsonElement from, string name)
        {
            JsonElement value;
            return from.TryGetProperty(name, out value) ? value.ValueKind : JsonValueKind.Undefined;
        }

        private static string Text(JsonElement from, string name)
        {
            JsonElement value;
            bool found = from.TryGetProperty(name, out value) && value.ValueKind == JsonValueKind.String;
            return found ? value.GetString() : null;
        }

        private static long? Number(JsonElement from, string name)
        {
            JsonElement value;
            long number = 0;
            bool found = from.TryGetProperty(name, out value)
                && value.ValueKind == JsonValueKind.Number
                && value.TryGetInt64(out number);
            return found ? number : (long?)null;
        }

        /// <summary>The key comes from the issuer's own set: jwk, jku and x5u in a header are anybody's.</summary>
        private ECDsa KeyFor(JsonElement header)
        {
            JsonElement critical;
            if (Text(header, "typ") != "payee-check-receipt+jwt" || header.TryGetProperty("crit", out critical))
            {
                throw new ReceiptException("malformed");
            }
            string kid = Text(header, "kid");
            if (Text(header, "alg") != "ES256" || kid == null) throw new ReceiptException("signature");
            foreach (JsonElement jwk in keys.EnumerateArray())
            {
                if (Text(jwk, "kid") != kid || Text(jwk, "kty") != "EC" || Text(jwk, "crv") != "P-256") continue;
                ECPoint point = new ECPoint
                {
                    X = Decode(Text(jwk, "x"), "signature"),
                    Y = Decode(Text(jwk, "y"), "signature"),
                };
                return ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = point });
            }
            throw new ReceiptException("signature");
        }
    }
}
