using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Tests.SendGrid;

/// <summary>A sandbox, and a client that speaks SendGrid's API by hand.</summary>
public abstract class SendGridTest : SandboxTest
{
    protected IReadOnlyDictionary<string, string?> Settings() => Sandbox.Account("sendgrid").Settings;

    protected async Task<(int Status, JsonNode? Body, HttpResponseHeaders Headers)> CallAsync(
        HttpMethod method,
        string path,
        JsonNode? body = null,
        string? key = null
    )
    {
        var settings = Settings();
        using var request = new HttpRequestMessage(method, new Uri(new Uri(settings["Endpoint"]!), path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key ?? settings["ApiKey"]);
        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(), new MediaTypeHeaderValue("application/json"));
        }

        using var response = await Http.SendAsync(request, Token);
        var text = await response.Content.ReadAsStringAsync(Token);
        return ((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text), response.Headers);
    }

    protected Task<(int Status, JsonNode? Body, HttpResponseHeaders Headers)> SendAsync(JsonNode mail, string? key = null) =>
        CallAsync(HttpMethod.Post, "v3/mail/send", mail, key);

    protected static JsonObject Mail(params string[] to) =>
        new()
        {
            ["personalizations"] = new JsonArray([
                .. (to.Length == 0 ? ["ann@example.com"] : to).Select(address => (JsonNode)new JsonObject { ["to"] = Addresses(address) }),
            ]),
            ["from"] = new JsonObject { ["email"] = "no-reply@procur.example" },
            ["subject"] = "Contract",
            ["content"] = new JsonArray(new JsonObject { ["type"] = "text/plain", ["value"] = "It is ready." }),
        };

    protected static JsonArray Addresses(params string[] addresses) =>
        new([.. addresses.Select(address => (JsonNode)new JsonObject { ["email"] = address })]);

    protected static IReadOnlyList<string?> Fields(JsonNode? body) =>
        [.. body!["errors"]!.AsArray().Select(error => (string?)error!["field"])];
}
