using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Text;
using System.Text.Json;
using PayeeCheck;

/// <summary>
/// A shop that takes orders: POST /pay, with what &lt;payee-check name="payee"&gt; submits. In ASP.NET Core,
/// <c>Request.Form</c> has the fields.
/// </summary>
public static class Shop
{
    // Codes that say nothing about the payee. The law lets the payer continue, and this shop has a person review the order.
    private static readonly string[] Unknown = { "not_checked", "expired", "jwks_unavailable" };

    private static readonly string Bff = Environment.GetEnvironmentVariable("BFF");

    private static readonly ReceiptVerifier Verifier = new ReceiptVerifier
    {
        Keys = new RemoteKeys(Bff + "/.well-known/jwks.json"),
        Issuer = Bff,
        Audience = Environment.GetEnvironmentVariable("ORIGIN"),
        // A sandbox makes up its answers. Never accept them where money moves.
        AllowSandbox = Environment.GetEnvironmentVariable("ALLOW_SANDBOX") == "1",
        UsedReceipts = new UsedInMemory(),
    };

    /// <summary>What this shop does with an order. Your own rules may differ.</summary>
    private static (string Action, string Why) Decide(IReadOnlyDictionary<string, string> form)
    {
        Payee payee = Payee.Read(form, "payee");
        Identifier[] identifiers = Payee.ReadIdentifiers(form, "payee");
        JsonElement claims;
        try
        {
            Expected expected = new Expected { Account = payee.Account, Name = payee.Name, Identifiers = identifiers };
            claims = Verifier.Verify(payee.Receipt, expected, DateTimeOffset.UtcNow);
        }
        catch (ReceiptException error)
        {
            return (Unknown.Contains(error.Message) ? "review" : "refuse", error.Message);
        }
        // An account that was reported for fraud is never paid automatically, whoever it belongs to.
        if (claims.GetProperty("risk").GetProperty("level").GetString() == "high") return ("review", "high_risk");
        // A match by identifier counts only if this shop knows the identifier.
        bool isByNumber = claims.GetProperty("basis").GetString() == "identifier_check";
        if (isByNumber && identifiers.Length == 0) return ("review", "no_identifier");
        string outcome = claims.GetProperty("outcome").GetString();
        bool takesName = claims.GetProperty("decision").GetString() == "use_registered_name";
        if (outcome == "match" || takesName) return ("pay", outcome);
        return ("review", claims.GetProperty("reason").GetString() ?? outcome);
    }

    private static Dictionary<string, string> FormOf(HttpListenerRequest request)
    {
        Dictionary<string, string> form = new Dictionary<string, string>();
        if (request.ContentLength64 > 65536) return form;
        string body = new StreamReader(request.InputStream, Encoding.UTF8).ReadToEnd();
        foreach (string[] pair in body.Split('&').Select(field => field.Split('=')).Where(parts => parts.Length == 2))
        {
            form[WebUtility.UrlDecode(pair[0])] = WebUtility.UrlDecode(pair[1]);
        }
        return form;
    }

    public static void Main()
    {
        string address = "http://127.0.0.1:" + (Environment.GetEnvironmentVariable("PORT") ?? "8000") + "/";
        HttpListener listener = new HttpListener();
        listener.Prefixes.Add(address);
        listener.Start();
        Console.WriteLine("The shop is on " + address);
        while (true)
        {
            HttpListenerContext context = listener.GetContext();
            try
            {
                Answer(context);
            }
            catch (Exception error) when (error is HttpListenerException || error is ObjectDisposedException || error is IOException)
            {
                // The client has disconnected.
            }
        }
    }

    private static void Answer(HttpListenerContext context)
    {
        Dictionary<string, string> form = FormOf(context.Request);
        (string action, string why) = form.ContainsKey("payee.name") ? Decide(form) : ("refuse", "no_payee");
        Dictionary<string, string> answer = new Dictionary<string, string> { ["action"] = action, ["why"] = why };
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(answer);
        context.Response.StatusCode = action == "refuse" ? 400 : 200;
        context.Response.ContentType = "application/json";
        context.Response.OutputStream.Write(body, 0, body.Length);
        context.Response.Close();
    }
}
