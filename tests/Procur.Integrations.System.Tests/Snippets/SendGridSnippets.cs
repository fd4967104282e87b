using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Procur.Integrations.SendGrid;

namespace Procur.Integrations.System.Tests.Snippets;

/// <summary>The code of the SendGrid package's README.</summary>
internal static class SendGridSnippets
{
    public static void Register(WebApplicationBuilder builder)
    {
        builder.Services.AddSendGridIntegration();
        builder.Services.AddSendGridIntegration("newsletters");

        builder.Services.AddWebhookHandler<IEmailDeliveryEvent>((told, _) => Mails.NoteAsync(told.Reference, told.Kind));
    }

    public static async Task<EmailReceipt> SendAsync(IEmailSender email, string contract, CancellationToken cancellationToken)
    {
        var receipt = await email.SendAsync(
            new EmailMessage
            {
                To = [new("ann@example.com", "Ann")],
                Subject = "Contract PO-1001",
                Text = "The signed contract is attached.",
                Html = "<p>The signed contract is attached.</p>",
                Attachments = [new("contract.pdf", FileContent.FromFile(contract)) { ContentType = "application/pdf" }],
                Reference = "PO-1001",
                OperationKey = "send contract PO-1001",
            },
            cancellationToken
        );
        return receipt;
    }

    public static async Task TemplatesAsync(IEmailTemplates templates, DateOnly dueOn, CancellationToken cancellationToken)
    {
        await templates.SendTemplateAsync(
            "ann@example.com",
            new InvoiceSentTemplate("Ann", "INV-17", new Money(1250m, "KES"), dueOn),
            cancellationToken
        );
        await templates.SendTemplateAsync(
            "ann@example.com",
            EmailTemplate.Named("welcome", new JsonObject { ["name"] = "Ann" }, "name"),
            cancellationToken
        );
    }

    public static async Task CheckAsync(SendGridTemplateCheck check, CancellationToken cancellationToken)
    {
        var report = await check.CheckAsync(new TaskAssignedTemplate("Ann", "Approve PO-1001"), cancellationToken);
        if (!report.IsComplete)
        {
            Console.WriteLine($"Never given: {string.Join(", ", report.Missing)}; never used: {string.Join(", ", report.Unused)}");
        }
    }

    public static async Task<BulkEmailReceipt> BulkAsync(
        IBulkEmail bulk,
        IReadOnlyList<(EmailAddress Address, string Name)> people,
        DateTimeOffset startsAt,
        CancellationToken cancellationToken
    )
    {
        var receipt = await bulk.SendBulkAsync(
            new BulkEmail
            {
                Recipients =
                [
                    .. people.Select(one => new BulkEmailRecipient(one.Address) { Variables = new JsonObject { ["name"] = one.Name } }),
                ],
                Template = new EventReminderTemplate("all of you", "Supplier day", startsAt),
                Category = EmailCategory.Marketing,
                OperationKey = "supplier day reminder",
            },
            cancellationToken
        );
        return receipt;
    }

    private static class Mails
    {
        public static Task NoteAsync(string? reference, EmailDeliveryKind kind) => Console.Out.WriteLineAsync($"{reference}: {kind}");
    }
}
