using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Tests.Receivers;

namespace Procur.Integrations.Sandbox.Tests.SendGrid;

/// <summary>The signed event webhook of the stand-in.</summary>
public sealed class SendGridEventTests : SendGridTest
{
    [Fact]
    public async Task A_mail_is_told_of_in_one_signed_batch_that_ends_in_a_line_break()
    {
        await using var receiver = await WebhookReceiver.StartAsync(Token);
        await Control.SetWebhookUrlAsync("sendgrid", "default", receiver.Url, Token);
        var mail = Mail();
        mail["categories"] = new JsonArray("contract_ready");
        mail["personalizations"]![0]!["custom_args"] = new JsonObject { ["order"] = "17" };

        var (_, _, headers) = await SendAsync(mail);
        await Control.WaitForIdleAsync(Token);

        var received = Assert.Single(receiver.Received);
        Assert.EndsWith("\r\n", received.Text, StringComparison.Ordinal);
        Assert.True(IsSigned(received));
        var batch = JsonNode.Parse(received.Text)!.AsArray();
        Assert.Equal(["processed", "delivered"], batch.Select(one => (string?)one!["event"]));
        Assert.All(batch, one => Assert.Equal("17", (string?)one!["order"]));
        Assert.All(batch, one => Assert.Equal("contract_ready", (string?)one!["category"]![0]));
        Assert.All(
            batch,
            one =>
                Assert.StartsWith(
                    headers.GetValues("X-Message-Id").Single() + ".",
                    (string?)one!["sg_message_id"],
                    StringComparison.Ordinal
                )
        );
        Assert.Equal(2, batch.Select(one => (string?)one!["sg_event_id"]).Distinct().Count());
    }

    [Fact]
    public async Task After_a_bounce_the_service_itself_drops_the_next_mail()
    {
        await using var receiver = await WebhookReceiver.StartAsync(Token);
        await Control.SetWebhookUrlAsync("sendgrid", "default", receiver.Url, Token);
        await SendAsync(Mail());
        await Control.ActAsync("sendgrid", "event", new JsonObject { ["event"] = "bounce" }, cancellationToken: Token);

        await SendAsync(Mail());
        await Control.WaitForIdleAsync(Token);

        Assert.Equal(["dropped"], JsonNode.Parse(receiver.Received[^1].Text)!.AsArray().Select(one => (string?)one!["event"]));
    }

    [Fact]
    public async Task Several_events_come_in_one_batch_and_the_hosts_answer_is_seen()
    {
        await using var receiver = await WebhookReceiver.StartAsync(Token);
        await SendAsync(Mail());
        await Control.SetWebhookUrlAsync("sendgrid", "default", receiver.Url, Token);

        var seen = await Control.ActAsync(
            "sendgrid",
            "event",
            new JsonObject
            {
                ["event"] = "open,click",
                ["fields"] = new JsonObject { ["url"] = "https://x.example/" },
            },
            cancellationToken: Token
        );

        var batch = JsonNode.Parse(Assert.Single(receiver.Received).Text)!.AsArray();
        Assert.Equal(["open", "click"], batch.Select(one => (string?)one!["event"]));
        Assert.Equal("https://x.example/", (string?)batch[1]!["url"]);
        Assert.Equal(200, (int?)seen["status"]);
        Assert.Equal(2, seen["ids"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_rotated_key_signs_at_once()
    {
        await using var receiver = await WebhookReceiver.StartAsync(Token);
        await Control.SetWebhookUrlAsync("sendgrid", "default", receiver.Url, Token);
        await Control.RotateCredentialAsync("sendgrid", "default", "WebhookPublicKey", Token);

        await SendAsync(Mail());
        await Control.WaitForIdleAsync(Token);

        Assert.True(IsSigned(Assert.Single(receiver.Received)));
    }

    private bool IsSigned(ReceivedWebhook received)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(Settings()["WebhookPublicKey"]!), out _);
        var signed = Encoding.UTF8.GetBytes(received.Headers["X-Twilio-Email-Event-Webhook-Timestamp"] + received.Text);
        return key.VerifyData(
            signed,
            Convert.FromBase64String(received.Headers["X-Twilio-Email-Event-Webhook-Signature"]),
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence
        );
    }
}
