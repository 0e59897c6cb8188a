using System;
using System.IO;
using System.Text.Json;
using PayeeCheck;

/// <summary>Prints the verdict on each vector: id, verdict and outcome, separated by tabs.</summary>
public static class RunVectors
{
    private static string Text(JsonElement from, string name)
    {
        JsonElement value;
        return from.TryGetProperty(name, out value) ? value.GetString() : null;
    }

    public static void Main(string[] arguments)
    {
        JsonElement content = JsonDocument.Parse(File.ReadAllText(arguments[0])).RootElement;
        foreach (JsonElement vector in content.GetProperty("vectors").EnumerateArray())
        {
            JsonElement account = vector.GetProperty("account");
            var verifier = new ReceiptVerifier(
                content.GetProperty("jwks").GetRawText(),
                Text(vector, "issuer"),
                Text(vector, "audience"),
                TimeSpan.FromSeconds(vector.GetProperty("clockTolerance").GetInt32()));
            try
            {
                JsonElement claims = verifier.Verify(
                    Text(vector, "receipt"),
                    new Account
                    {
                        Iban = Text(account, "iban"),
                        SortCode = Text(account, "sortCode"),
                        AccountNumber = Text(account, "accountNumber"),
                        SecondaryReference = Text(account, "secondaryReference"),
                    },
                    Text(vector, "name"),
                    DateTimeOffset.FromUnixTimeSeconds(vector.GetProperty("at").GetInt64()));
                Console.WriteLine(Text(vector, "id") + "\tvalid\t" + Text(claims, "outcome"));
            }
            catch (ReceiptException error)
            {
                Console.WriteLine(Text(vector, "id") + "\t" + error.Message + "\t");
            }
        }
    }
}
