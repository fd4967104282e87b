using System.Text.Json.Nodes;

namespace Procur.Integrations.SendGrid.Tests;

/// <summary>What is sent for a mail, by the settings of the connection.</summary>
public sealed class SendTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_is_written_as_SendGrid_documents_it()
    {
        var sent = await SentAsync(
            SendGridScript.Mail() with
            {
                To = [new("ann@example.com", "Ann")],
                Html = "<p>Hi</p>",
                ReplyTo = ["a@example.com"],
                Kind = "contract_ready",
                Reference = "PO-1",
                OperationKey = "send 17",
                ProviderOptions = new JsonObject { ["send_at"] = 1767225600 },
            }
        );

        Assert.Equal("ann@example.com", (string?)sent["personalizations"]![0]!["to"]![0]!["email"]);
        Assert.Equal("Ann", (string?)sent["personalizations"]![0]!["to"]![0]!["name"]);
        Assert.Equal("no-reply@procur.example", (string?)sent["from"]!["email"]);
        Assert.Equal(["text/plain", "text/html"], sent["content"]!.AsArray().Select(one => (string?)one!["type"]));
        Assert.Equal("a@example.com", (string?)sent["reply_to"]!["email"]);
        Assert.Equal("contract_ready", (string?)sent["categories"]![0]);
        Assert.Equal("PO-1", (string?)sent["personalizations"]![0]!["custom_args"]!["reference"]);
        Assert.Equal("send 17", (string?)sent["personalizations"]![0]!["custom_args"]!["procur_intent"]);
        Assert.Equal(1767225600, (long?)sent["send_at"]);
        Assert.Null(sent["mail_settings"]);
        Assert.Null(sent["attachments"]);
    }

    [Fact]
    public async Task Two_addresses_for_answers_are_a_list()
    {
        var sent = await SentAsync(SendGridScript.Mail() with { ReplyTo = ["a@example.com", "b@example.com", "A@example.com"] });

        Assert.Null(sent["reply_to"]);
        Assert.Equal(2, sent["reply_to_list"]!.AsArray().Count);
    }

    [Fact]
    public async Task Sandbox_mode_and_tracking_are_the_connections()
    {
        var sent = await SentAsync(SendGridScript.Mail(), ("SandboxMode", "true"), ("OpenTracking", "true"), ("ClickTracking", "false"));
        var plain = await SentAsync(SendGridScript.Mail());

        Assert.True((bool?)sent["mail_settings"]!["sandbox_mode"]!["enable"]);
        Assert.True((bool?)sent["tracking_settings"]!["open_tracking"]!["enable"]);
        Assert.False((bool?)sent["tracking_settings"]!["click_tracking"]!["enable"]);
        Assert.False((bool?)sent["tracking_settings"]!["click_tracking"]!["enable_text"]);
        Assert.Null(plain["tracking_settings"]!["open_tracking"]);
        Assert.Null(plain["tracking_settings"]!["click_tracking"]);
    }

    [Fact]
    public async Task In_sandbox_mode_the_receipt_says_that_nothing_was_sent()
    {
        await using var standIn = StandIn.Start(Reply.Json("{}"));
        await using var host = SendGridScript.Host(standIn, settings: ("SandboxMode", "true"));

        var receipt = await host.Get<IEmailSender>().SendAsync(SendGridScript.Mail(), Token);

        Assert.True(receipt.IsSimulated);
    }

    [Theory]
    [InlineData(EmailCategory.Transactional, null, false, false, false)]
    [InlineData(EmailCategory.Transactional, "12", false, false, false)]
    [InlineData(EmailCategory.Marketing, null, false, true, false)]
    [InlineData(EmailCategory.Marketing, "12", false, false, true)]
    [InlineData(EmailCategory.Marketing, null, true, false, false)]
    [InlineData(EmailCategory.Marketing, "12", true, false, true)]
    public async Task A_way_to_leave_is_the_groups_the_hosts_or_SendGrids_and_for_marketing_alone(
        EmailCategory category,
        string? group,
        bool own,
        bool servicesOwn,
        bool byGroup
    )
    {
        var mail = SendGridScript.Mail() with
        {
            Category = category,
            Unsubscribe = own ? new EmailUnsubscribe { Mailbox = "leave@procur.example" } : null,
        };

        var sent = await SentAsync(mail, ("UnsubscribeGroupId", group));

        Assert.Equal(servicesOwn, (bool?)sent["tracking_settings"]!["subscription_tracking"]!["enable"]);
        Assert.Equal(byGroup ? 12 : null, (int?)sent["asm"]?["group_id"]);
        Assert.Equal(own ? "<mailto:leave@procur.example>" : null, (string?)sent["headers"]?["List-Unsubscribe"]);
    }

    [Fact]
    public async Task Without_a_sender_it_is_not_configured_and_nothing_is_sent()
    {
        await using var standIn = StandIn.Start();
        await using var host = SendGridScript.Host(standIn, settings: ("FromEmail", ""));

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IEmailSender>().SendAsync(SendGridScript.Mail(), Token));

        Assert.Equal(IntegrationErrorKind.NotConfigured, e.Kind);
        Assert.Contains("FromEmail", e.Message, StringComparison.Ordinal);
        Assert.Equal(0, standIn.Count);
    }

    [Fact]
    public async Task The_key_and_the_subuser_go_with_each_call()
    {
        await using var standIn = StandIn.Start(SendGridScript.Accepted());
        await using var host = SendGridScript.Host(standIn, settings: ("Subuser", "acme"));

        await host.Get<IEmailSender>().SendAsync(SendGridScript.Mail(), Token);

        var request = Assert.Single(standIn.Received);
        Assert.Equal("Bearer " + SendGridScript.Key, request.Header("Authorization"));
        Assert.Equal("acme", request.Header("on-behalf-of"));
        Assert.Equal("/v3/mail/send", request.Target);
        Assert.Equal("application/json; charset=utf-8", request.Header("Content-Type"));
    }

    [Fact]
    public async Task Files_are_put_into_the_JSON_and_the_length_is_told()
    {
        await using var standIn = StandIn.Start(SendGridScript.Accepted());
        await using var host = SendGridScript.Host(standIn);

        await host.Get<IEmailSender>()
            .SendAsync(
                SendGridScript.Mail() with
                {
                    Attachments =
                    [
                        new("ü \"q\".txt", FileContent.FromBytes(new byte[] { 1, 2, 3, 4 })) { ContentType = "text/plain" },
                        new("empty.txt", FileContent.FromBytes(default)) { ContentType = "text/plain" },
                        new("l.png", FileContent.FromBytes(new byte[] { 5 })) { ContentType = "image/png", ContentId = "logo" },
                    ],
                },
                Token
            );

        var request = Assert.Single(standIn.Received);
        var files = JsonNode.Parse(request.Body.Span)!["attachments"]!.AsArray();
        Assert.Equal(["AQIDBA==", "", "BQ=="], files.Select(file => (string?)file!["content"]));
        Assert.Equal(["ü \"q\".txt", "empty.txt", "l.png"], files.Select(file => (string?)file!["filename"]));
        Assert.Equal(["attachment", "attachment", "inline"], files.Select(file => (string?)file!["disposition"]));
        Assert.Equal("logo", (string?)files[2]!["content_id"]);
        Assert.Equal($"{request.Body.Length}", request.Header("Content-Length"));
    }

    [Fact]
    public async Task A_file_is_opened_anew_for_each_attempt_and_closed_after_it()
    {
        await using var standIn = StandIn.Start(Reply.Busy("1"), SendGridScript.Accepted());
        await using var host = SendGridScript.Host(standIn);
        var opened = new List<MemoryStream>();
        var attachment = new EmailAttachment(
            "a.txt",
            FileContent.FromFactory(
                _ =>
                {
                    opened.Add(new MemoryStream([1, 2, 3]));
                    return ValueTask.FromResult<Stream>(opened[^1]);
                },
                length: 3
            )
        );

        await host.Get<IEmailSender>().SendAsync(SendGridScript.Mail() with { Attachments = [attachment] }, Token);

        Assert.Equal(2, opened.Count);
        Assert.All(opened, stream => Assert.False(stream.CanRead));
        Assert.Equal(standIn.Received[0].Text, standIn.Received[1].Text);
    }

    private static async Task<JsonNode> SentAsync(EmailMessage mail, params (string Name, string? Value)[] settings)
    {
        await using var standIn = StandIn.Start(SendGridScript.Accepted());
        await using var host = SendGridScript.Host(standIn, settings: settings);
        await host.Get<IEmailSender>().SendAsync(mail, Token);
        return JsonNode.Parse(Assert.Single(standIn.Received).Body.Span)!;
    }
}
