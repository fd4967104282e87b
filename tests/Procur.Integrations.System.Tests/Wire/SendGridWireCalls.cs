using System.Text.Json.Nodes;
using Procur.Integrations.Connections;
using Procur.Integrations.SendGrid;

namespace Procur.Integrations.System.Tests.Wire;

/// <summary>Every wire operation of SendGrid's client, run as a host runs it where a capability does.</summary>
internal static class SendGridWireCalls
{
    public static IReadOnlyDictionary<string, Func<Connection, CancellationToken, Task>> All { get; } =
        new Dictionary<string, Func<Connection, CancellationToken, Task>>
        {
            ["mail.send"] = SendAsync,
            ["scopes.list"] = (c, t) => c.Get<IIntegrationConnector>().TestConnectionAsync(t),
            ["templates.list"] = (c, t) => Client(c).ListTemplatesAsync(50, "2", t),
            ["templates.get"] = (c, t) => Client(c).GetTemplateAsync("d-f43daeeaef504760851f727007e0b5d0", t),
            ["event_webhooks.list"] = (c, t) => Client(c).ListEventWebhooksAsync(t),
        };

    private static async Task SendAsync(Connection connection, CancellationToken cancellationToken)
    {
        await connection
            .Get<IEmailSender>()
            .SendAsync(
                new EmailMessage
                {
                    From = new("desk@procur.example", "Desk"),
                    To = [new("ann@example.com", "Ann"), "ben@example.com"],
                    Cc = ["cleo@example.com"],
                    Bcc = ["dan@example.com"],
                    ReplyTo = ["a@procur.example", "b@procur.example"],
                    Subject = "Contract",
                    Text = "It is ready.",
                    Html = "<img src=\"cid:logo\">",
                    Attachments =
                    [
                        new("contract.pdf", FileContent.FromBytes(new byte[] { 1, 2, 3, 4 })) { ContentType = "application/pdf" },
                        new("logo.png", FileContent.FromBytes(new byte[] { 5 })) { ContentType = "image/png", ContentId = "logo" },
                    ],
                    Headers = new Dictionary<string, string> { ["X-Procur"] = "17" },
                    Category = EmailCategory.Marketing,
                    Kind = "contract_ready",
                    Reference = "PO-1001",
                    Metadata = new Dictionary<string, string> { ["order"] = "17" },
                },
                cancellationToken
            );
        await connection
            .Get<IEmailTemplates>()
            .SendTemplateAsync(
                "ann@example.com",
                EmailTemplate.ById("d-f43daeeaef504760851f727007e0b5d0", new JsonObject { ["name"] = "Ann" }),
                cancellationToken
            );
        await connection
            .Get<IBulkEmail>()
            .SendBulkAsync(
                new BulkEmail
                {
                    Recipients = [new("ann@example.com"), new("ben@example.com") { Reference = "17" }],
                    Subject = "Closed on Monday",
                    Html = "<p>We are.</p>",
                },
                cancellationToken
            );
    }

    private static SendGridClient Client(Connection connection) => connection.Get<SendGridClient>();
}
