using System;
using System.Net.Http;
using System.Text.Json;

namespace PayeeCheck
{
    /// <summary>Where the issuer's public keys come from.</summary>
    public interface IReceiptKeys
    {
        /// <summary>The key (a JWK) with this id; null if there is none.</summary>
        JsonElement? Find(string kid);
    }

    /// <summary>Keys that you already have.</summary>
    public sealed class LocalKeys : IReceiptKeys
    {
        private readonly JsonElement keys;

        /// <param name="set">What the issuer's jwks.json or receipt-keys.json answers.</param>
        public LocalKeys(string set)
        {
            keys = JsonDocument.Parse(set).RootElement.GetProperty("keys");
            if (keys.ValueKind != JsonValueKind.Array) throw new JsonException();
        }

        public JsonElement? Find(string kid)
        {
            foreach (JsonElement key in keys.EnumerateArray())
            {
                if (Json.Text(key, "kid") == kid) return key;
            }
            return null;
        }
    }

    /// <summary>Keys that are fetched when needed, and cached. Create one per process.</summary>
    /// <remarks>
    /// An unknown key id triggers another fetch, at most once a minute: made-up ids must not cause requests. A set that
    /// cannot be fetched says nothing about a receipt (<c>jwks_unavailable</c>).
    /// </remarks>
    public sealed class RemoteKeys : IReceiptKeys
    {
        private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);
        private static readonly TimeSpan RefetchAfter = TimeSpan.FromMinutes(1);
        private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(10);

        private readonly HttpClient client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        private readonly object turn = new object();
        private readonly string url;
        private LocalKeys keys;
        private DateTime fetchedAt = DateTime.MinValue;
        private DateTime failedAt = DateTime.MinValue;

        public RemoteKeys(string url)
        {
            this.url = url;
        }

        public JsonElement? Find(string kid)
        {
            lock (turn)
            {
                DateTime now = DateTime.UtcNow;
                JsonElement? known = keys == null ? null : keys.Find(kid);
                if (now - fetchedAt < (known == null ? RefetchAfter : Kept)) return known;
                // Orders must not queue up behind a server that is down.
                if (now - failedAt < RetryAfter) throw new ReceiptException("jwks_unavailable");
                try
                {
                    keys = new LocalKeys(client.GetStringAsync(url).GetAwaiter().GetResult());
                    fetchedAt = now;
                }
                catch (Exception error) when (!(error is OutOfMemoryException))
                {
                    failedAt = now;
                    throw new ReceiptException("jwks_unavailable");
                }
                return keys.Find(kid);
            }
        }
    }
}
