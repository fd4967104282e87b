namespace Procur.Integrations.System.Tests.Faults;

/// <summary>Every way to send a mail by SendGrid: one wire operation, three capabilities.</summary>
internal static class SendGridCalls
{
    public static IReadOnlyList<ChangingCall> All { get; } = [.. Calls()];

    private static IEnumerable<ChangingCall> Calls()
    {
        yield return new(
            "sendgrid",
            "mail",
            "mail.send",
            "mail",
            static _ => Task.FromResult(""),
            async (bench, _, key) =>
                await (await bench.GetAsync<IEmailSender>()).SendAsync(
                    new()
                    {
                        To = [new("buyer@acme.example", "Bahati Buyer")],
                        Subject = "Contract",
                        Text = "It is ready for 0708374149.",
                        Attachments =
                        [
                            new("contract.pdf", FileContent.FromBytes(new byte[] { 1, 2, 3 })) { ContentType = "application/pdf" },
                        ],
                        Reference = "PO1",
                        OperationKey = key,
                    },
                    bench.Token
                )
        );
        yield return new(
            "sendgrid",
            "template",
            "mail.send",
            "mail",
            static _ => Task.FromResult(""),
            async (bench, _, key) =>
                await (await bench.GetAsync<IEmailTemplates>()).SendTemplateAsync(
                    new()
                    {
                        To = ["buyer@acme.example"],
                        Template = new TaskAssignedTemplate("buyer@acme.example", "Count the stock"),
                        OperationKey = key,
                    },
                    bench.Token
                )
        );
        yield return new(
            "sendgrid",
            "bulk",
            "mail.send",
            "mail",
            static _ => Task.FromResult(""),
            async (bench, _, key) =>
                await (await bench.GetAsync<IBulkEmail>()).SendBulkAsync(
                    new()
                    {
                        Recipients = [new("buyer@acme.example")],
                        Subject = "Closed on Monday",
                        Text = "We are.",
                        OperationKey = key,
                    },
                    bench.Token
                )
        );
    }
}
