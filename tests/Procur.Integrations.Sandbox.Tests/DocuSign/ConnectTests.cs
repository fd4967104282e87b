using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Tests.Receivers;

namespace Procur.Integrations.Sandbox.Tests.DocuSign;

public sealed class ConnectTests : DocuSignTest
{
    [Fact]
    public async Task Each_event_is_told_in_its_order_signed_with_every_key_the_newest_first()
    {
        await using var receiver = await WebhookReceiver.StartAsync(Token);
        await Control.SetWebhookUrlAsync("docusign", "default", receiver.Url, Token);
        var old = Settings()["ConnectKey"]!;
        var current = (await Control.RotateCredentialAsync("docusign", "default", "ConnectKey", Token)).Settings["ConnectKey"]!;

        await MadeAsync(Definition("sent"));
        await ActAsync("sign");
        await Control.WaitForIdleAsync(Token);

        Assert.Equal(
            [
                "envelope-sent",
                "recipient-sent",
                "recipient-delivered",
                "recipient-completed",
                "recipient-sent",
                "recipient-delivered",
                "envelope-delivered",
                "recipient-completed",
                "envelope-completed",
            ],
            receiver.Received.Select(one => (string?)JsonNode.Parse(one.Text)!["event"])
        );
        var first = receiver.Received[0];
        Assert.Equal(Sign(current, first.Body), first.Headers["X-DocuSign-Signature-1"]);
        Assert.Equal(Sign(old, first.Body), first.Headers["X-DocuSign-Signature-2"]);
        Assert.Equal(Settings()["AccountId"], (string?)JsonNode.Parse(first.Text)!["data"]!["accountId"]);
    }

    [Fact]
    public async Task An_envelope_is_told_where_it_asks_for_it_and_of_what()
    {
        await using var receiver = await WebhookReceiver.StartAsync(Token);
        var definition = Definition("sent");
        definition["eventNotification"] = new JsonObject
        {
            ["url"] = receiver.Url.AbsoluteUri,
            ["events"] = new JsonArray("envelope-completed"),
        };

        await MadeAsync(definition);
        await ActAsync("sign");
        await Control.WaitForIdleAsync(Token);

        var only = Assert.Single(receiver.Received);
        Assert.Equal("envelope-completed", (string?)JsonNode.Parse(only.Text)!["event"]);
        Assert.DoesNotContain("X-DocuSign-Signature-1", only.Headers.Keys);
    }

    private static string Sign(string key, byte[] body) => Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), body));
}
