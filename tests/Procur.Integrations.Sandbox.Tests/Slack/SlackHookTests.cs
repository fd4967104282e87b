using System.Text;
using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Tests.Slack;

public sealed class SlackHookTests : SlackTest
{
    [Fact]
    public async Task An_incoming_webhook_posts_text_and_answers_in_plain_words()
    {
        var (status, body) = await PostAsync(Settings()["IncomingWebhookUrl"]!, """{"text":"hello"}""");
        Assert.Equal((200, "ok"), (status, body));

        var form = await PostAsync(
            Settings()["IncomingWebhookUrl"]!,
            "payload=" + Uri.EscapeDataString("""{"text":"from a form"}"""),
            "application/x-www-form-urlencoded"
        );
        Assert.Equal((200, "ok"), form);
        var messages = (await ActAsync("read", new() { ["channel"] = "procurement" }))["messages"]!.AsArray();
        Assert.Equal(["hello", "from a form"], messages.Select(x => (string)x!["text"]!));
        Assert.Equal(2, (await Control.GetLedgerAsync("slack", kind: "message", cancellationToken: Token)).Count);
    }

    [Fact]
    public async Task An_incoming_webhook_refuses_what_it_does_not_know_or_read()
    {
        var url = Settings()["IncomingWebhookUrl"]!;
        var root = Sandbox.AddressOf("slack").AbsoluteUri;
        var ids = url[(root.Length + "services/".Length)..].Split('/');

        Assert.Equal((404, "no_team"), await PostAsync($"{root}services/T00000000/{ids[1]}/{ids[2]}", "{}"));
        Assert.Equal((404, "no_service"), await PostAsync($"{root}services/{ids[0]}/B00000000/{ids[2]}", "{}"));
        Assert.Equal((403, "invalid_token"), await PostAsync($"{root}services/{ids[0]}/{ids[1]}/wrong", "{}"));
        Assert.Equal((400, "no_text"), await PostAsync(url, "{}"));
        Assert.Equal((400, "invalid_payload"), await PostAsync(url, "hello"));
        Assert.Equal((400, "invalid_payload"), await PostAsync(url, "[]"));
        await OkAsync("conversations.archive", new() { ["channel"] = await ChannelAsync("procurement") });
        Assert.Equal((410, "channel_is_archived"), await PostAsync(url, """{"text":"hello"}"""));
        Assert.Empty(await Control.GetLedgerAsync("slack", kind: "message", cancellationToken: Token));
    }

    [Fact]
    public async Task A_file_is_announced_sent_and_shared()
    {
        var channel = await ChannelAsync("procurement");
        var announced = await OkAsync("files.getUploadURLExternal", new() { ["filename"] = "order.pdf", ["length"] = 4 });
        var complete = new JsonObject
        {
            ["files"] = new JsonArray(new JsonObject { ["id"] = (string?)announced["file_id"], ["title"] = "Order" }),
            ["channel_id"] = channel,
            ["initial_comment"] = "the order",
        };
        Assert.Equal("file_not_found", await ErrorAsync("files.completeUploadExternal", complete));
        Assert.Equal((200, "OK - 4"), await PostAsync((string)announced["upload_url"]!, "%PDF", "application/octet-stream"));

        var done = await OkAsync("files.completeUploadExternal", complete);

        Assert.Equal("Order", (string?)done["files"]![0]!["title"]);
        var message = (await OkAsync("conversations.history", new() { ["channel"] = channel }))["messages"]![0]!;
        Assert.Equal(("the order", "Order"), ((string?)message["text"], (string?)message["files"]![0]!["title"]));
        var ledger = await Control.GetLedgerAsync("slack", cancellationToken: Token);
        Assert.Equal(["file", "message"], ledger.Select(x => x.Kind));
        Assert.Equal(404, (await PostAsync(Sandbox.AddressOf("slack") + "upload/v1/none", "x")).Status);
    }

    private async Task<(int Status, string Body)> PostAsync(string url, string body, string contentType = "application/json")
    {
        using var content = new StringContent(body, Encoding.UTF8, contentType);
        using var response = await Http.PostAsync(new Uri(url), content, Token);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Token));
    }
}
