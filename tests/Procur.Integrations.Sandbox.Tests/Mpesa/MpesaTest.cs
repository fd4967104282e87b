using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Tests.Receivers;

namespace Procur.Integrations.Sandbox.Tests.Mpesa;

/// <summary>Speaks Daraja's wire format by hand.</summary>
public abstract class MpesaTest : SandboxTest
{
    protected const string Phone = "254708374149";
    protected const string OtherPhone = "254112345678";
    protected const string PushPath = "mpesa/stkpush/v1/processrequest";
    protected const string QueryPath = "mpesa/stkpushquery/v1/query";
    protected const string StatusPath = "mpesa/transactionstatus/v1/query";
    protected const string Timestamp = "20191219102115";

    protected IReadOnlyDictionary<string, string?> Settings(string? account = null) => Sandbox.Account("mpesa", account).Settings;

    protected Task<WebhookReceiver> ReceiverAsync() => WebhookReceiver.StartAsync(Token);

    protected async Task<string> TokenAsync(string? account = null)
    {
        var (status, body) = await GenerateAsync(Settings(account)["ConsumerKey"], Settings(account)["ConsumerSecret"]);
        Assert.Equal(HttpStatusCode.OK, status);
        return body!["access_token"]!.GetValue<string>();
    }

    protected async Task<(HttpStatusCode Status, JsonNode? Body)> GenerateAsync(
        string? key,
        string? secret,
        string query = "?grant_type=client_credentials"
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Sandbox.AddressOf("mpesa"), "oauth/v1/generate" + query));
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"{key}:{secret}"))
        );
        return await SendAsync(request);
    }

    protected JsonObject Push(Uri callback, string? account = null)
    {
        var settings = Settings(account);
        return new JsonObject
        {
            ["BusinessShortCode"] = settings["ShortCode"],
            ["Password"] = Password(account),
            ["Timestamp"] = Timestamp,
            ["TransactionType"] = "CustomerPayBillOnline",
            ["Amount"] = 100,
            ["PartyA"] = Phone,
            ["PartyB"] = settings["ShortCode"],
            ["PhoneNumber"] = Phone,
            ["CallBackURL"] = callback.AbsoluteUri,
            ["AccountReference"] = "INV17",
            ["TransactionDesc"] = "Invoice 17",
        };
    }

    protected string Password(string? account = null)
    {
        var settings = Settings(account);
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(settings["ShortCode"] + settings["Passkey"] + Timestamp));
    }

    protected async Task<string> PushedAsync(Uri callback, string phone = Phone, string? account = null)
    {
        var push = Push(callback, account);
        push["PhoneNumber"] = phone;
        push["PartyA"] = phone;
        var (status, body) = await PostAsync(PushPath, push, await TokenAsync(account));
        Assert.Equal(HttpStatusCode.OK, status);
        return body!["CheckoutRequestID"]!.GetValue<string>();
    }

    protected async Task<(HttpStatusCode Status, JsonNode? Body)> QueryAsync(string checkoutRequestId, string? account = null)
    {
        var query = new JsonObject
        {
            ["BusinessShortCode"] = Settings(account)["ShortCode"],
            ["Password"] = Password(account),
            ["Timestamp"] = Timestamp,
            ["CheckoutRequestID"] = checkoutRequestId,
        };
        return await PostAsync(QueryPath, query, await TokenAsync(account));
    }

    protected Task<(HttpStatusCode Status, JsonNode? Body)> PostAsync(string path, JsonObject body, string token) =>
        PostAsync(path, new StringContent(body.ToJsonString(), null, "application/json"), token);

    protected async Task<(HttpStatusCode Status, JsonNode? Body)> PostAsync(string path, HttpContent content, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Sandbox.AddressOf("mpesa"), path)) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await SendAsync(request);
    }

    protected async Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(HttpRequestMessage request)
    {
        using var response = await Http.SendAsync(request, Token);
        var text = await response.Content.ReadAsStringAsync(Token);
        return (response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    protected Task<JsonObject> AnswerAsync(string answer, string? phone = null, string? account = null)
    {
        var arguments = new JsonObject { ["answer"] = answer };
        if (phone is not null)
        {
            arguments["phone"] = phone;
        }

        return Control.ActAsync("mpesa", "answer", arguments, account, Token);
    }

    protected async Task<IReadOnlyList<SandboxEffect>> LedgerAsync(string kind, string? account = null) =>
        await Control.GetLedgerAsync("mpesa", account, kind, Token);

    protected static JsonNode Callback(ReceivedWebhook webhook) => JsonNode.Parse(webhook.Body)!["Body"]!["stkCallback"]!;

    protected static void AssertError((HttpStatusCode Status, JsonNode? Body) answer, int status, string code, string message)
    {
        Assert.Equal(status, (int)answer.Status);
        Assert.Equal(["requestId", "errorCode", "errorMessage"], answer.Body!.AsObject().Select(x => x.Key));
        Assert.Equal(code, answer.Body["errorCode"]!.GetValue<string>());
        Assert.Equal(message, answer.Body["errorMessage"]!.GetValue<string>());
    }

    protected static string Nairobi(DateTimeOffset at) =>
        at.ToOffset(TimeSpan.FromHours(3)).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
}
