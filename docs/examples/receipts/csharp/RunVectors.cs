using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using PayeeCheck;

/// <summary>Prints the verdict on each vector: id, verdict and outcome, separated by tabs.</summary>
public static class RunVectors
{
    private static string Text(JsonElement from, string name)
    {
        return from.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
    }

    private static Identifier[] Identifiers(JsonElement vector)
    {
        if (!vector.TryGetProperty("identifiers", out JsonElement list)) return new Identifier[0];
        return list.EnumerateArray()
            .Select(it => new Identifier { Type = Text(it, "type"), Value = Text(it, "value") })
            .ToArray();
    }

    public static void Main(string[] arguments)
    {
        JsonElement content = JsonDocument.Parse(File.ReadAllText(arguments[0])).RootElement;
        foreach (JsonElement vector in content.GetProperty("vectors").EnumerateArray())
        {
            JsonElement account = vector.GetProperty("account");
            bool asEvidence = Text(vector, "as") == "evidence";
            var verifier = new ReceiptVerifier
            {
                Keys = new LocalKeys(content.GetProperty(asEvidence ? "archive" : "jwks").GetRawText()),
                Issuer = Text(vector, "issuer"),
                Audience = Text(vector, "audience"),
                ClockTolerance = TimeSpan.FromSeconds(vector.GetProperty("clockTolerance").GetInt32()),
                AllowSandbox = vector.TryGetProperty("allowSandbox", out JsonElement allowed) && allowed.GetBoolean(),
                AsEvidence = asEvidence,
            };
            var expected = new Expected
            {
                Account = new Account
                {
                    Iban = Text(account, "iban"),
                    SortCode = Text(account, "sortCode"),
                    AccountNumber = Text(account, "accountNumber"),
                    SecondaryReference = Text(account, "secondaryReference"),
                },
                Name = Text(vector, "name"),
                Identifiers = Identifiers(vector),
                Reference = Text(vector, "reference"),
                Subject = Text(vector, "subject"),
            };
            try
            {
                var at = DateTimeOffset.FromUnixTimeSeconds(vector.GetProperty("at").GetInt64());
                JsonElement claims = verifier.Verify(Text(vector, "receipt"), expected, at);
                Console.WriteLine(Text(vector, "id") + "\tvalid\t" + Text(claims, "outcome"));
            }
            catch (ReceiptException error)
            {
                Console.WriteLine(Text(vector, "id") + "\t" + error.Message + "\t");
            }
        }
    }
}
