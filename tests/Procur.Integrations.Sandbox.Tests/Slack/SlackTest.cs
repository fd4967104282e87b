using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Tests.Receivers;

namespace Procur.Integrations.Sandbox.Tests.Slack;

/// <summary>Speaks Slack's wire format by hand.</summary>
public abstract class SlackTest : SandboxTest
{
    protected IReadOnlyDictionary<string, string?> Settings(string? account = null) => Sandbox.Account("slack", account).Settings;

    protected HttpRequestMessage Request(string method, JsonObject? arguments, string? account)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Settings(account)["Endpoint"] + method);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Settings(account)["BotToken"]);
        request.Content = new StringContent((arguments ?? []).ToJsonString(), Encoding.UTF8, "application/json");
        return request;
    }

    protected async Task<JsonObject> CallAsync(string method, JsonObject? arguments = null, string? account = null)
    {
        using var request = Request(method, arguments, account);
        using var response = await Http.SendAsync(request, Token);
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        return Json(await response.Content.ReadAsStringAsync(Token));
    }

    protected async Task<JsonObject> OkAsync(string method, JsonObject? arguments = null, string? account = null)
    {
        var answer = await CallAsync(method, arguments, account);
        Assert.True((bool)answer["ok"]!, answer.ToJsonString());
        return answer;
    }

    protected async Task<string> ErrorAsync(string method, JsonObject? arguments = null, string? account = null)
    {
        var answer = await CallAsync(method, arguments, account);
        Assert.False((bool)answer["ok"]!, answer.ToJsonString());
        return (string)answer["error"]!;
    }

    /// <summary>The calls as a host makes them: the ids come from the API.</summary>
    protected async Task<string> ChannelAsync(string name, string? account = null)
    {
        var list = await OkAsync("conversations.list", account: account);
        return (string)list["channels"]!.AsArray().Single(x => (string)x!["name"]! == name)!["id"]!;
    }

    protected async Task<string> UserAsync(string name, string? account = null)
    {
        var found = await OkAsync("users.lookupByEmail", new() { ["email"] = name + "@procur.example" }, account);
        return (string)found["user"]!["id"]!;
    }

    protected async Task<string> PostAsync(string channel, string text, string? thread = null, string? account = null)
    {
        var message = new JsonObject { ["channel"] = channel, ["text"] = text };
        if (thread is not null)
        {
            message["thread_ts"] = thread;
        }

        return (string)(await OkAsync("chat.postMessage", message, account))["ts"]!;
    }

    /// <summary>Walks a list from page to page, and gives up where it does not end.</summary>
    protected async Task<List<string>> AllAsync(string method, JsonObject arguments, string list, string name)
    {
        List<string> all = [];
        for (var pages = 0; pages < 20; pages++)
        {
            var page = await OkAsync(method, arguments);
            Assert.InRange(page[list]!.AsArray().Count, 1, (int)arguments["limit"]!);
            all.AddRange(page[list]!.AsArray().Select(x => (string)x![name]!));
            if ((string?)page["response_metadata"]?["next_cursor"] is not { Length: > 0 } cursor)
            {
                return all;
            }

            arguments["cursor"] = cursor;
        }

        throw new InvalidOperationException($"{method} has no last page.");
    }

    protected async Task<WebhookReceiver> ReceiverAsync(string account = "default")
    {
        var receiver = await WebhookReceiver.StartAsync(Token);
        await Control.SetWebhookUrlAsync("slack", account, receiver.Url, Token);
        return receiver;
    }

    protected Task<JsonObject> ActAsync(string act, JsonObject? arguments = null, string? account = null) =>
        Control.ActAsync("slack", act, arguments, account, Token);

    protected static JsonObject Json(string text) => JsonNode.Parse(text)!.AsObject();

    protected static JsonObject Button(string text, string actionId, string value) =>
        new()
        {
            ["type"] = "button",
            ["action_id"] = actionId,
            ["value"] = value,
            ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = text },
        };

    protected static JsonObject Section(string text) =>
        new()
        {
            ["type"] = "section",
            ["text"] = new JsonObject { ["type"] = "mrkdwn", ["text"] = text },
        };

    protected static JsonObject Actions(params JsonNode[] elements) =>
        new() { ["type"] = "actions", ["elements"] = new JsonArray(elements) };
}
