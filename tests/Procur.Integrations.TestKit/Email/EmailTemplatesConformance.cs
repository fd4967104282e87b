using System.Text.Json.Nodes;
using Xunit;

namespace Procur.Integrations.TestKit;

/// <summary>What a host may expect of every e-mail service that keeps templates.</summary>
[SuiteOf(typeof(IEmailTemplates))]
public abstract class EmailTemplatesConformance<TFixture> : SandboxSuite<TFixture>
    where TFixture : IntegrationFixture, IEmailScript, new()
{
    private static readonly DateTimeOffset Moment = new(2026, 3, 1, 9, 30, 0, TimeSpan.Zero);

    private IEmailTemplates Templates => World.Get<IEmailTemplates>();

    private static InvoiceSentTemplate Invoice => new("Ann", "INV-17", new Money(1250m, "KES"), new DateOnly(2026, 3, 1));

    [Fact]
    public async Task A_template_is_found_by_its_name_and_filled()
    {
        var receipt = await Templates.SendTemplateAsync("ann@example.com", Invoice with { RecipientName = "Ann <b>&" }, Token);

        var mail = Assert.Single(await Fixture.MailsAsync(World, Token));
        Assert.Equal("Invoice INV-17", mail.Subject);
        Assert.Contains("1,250.00 KES", mail.Html, StringComparison.Ordinal);
        Assert.Contains("2026-03-01", mail.Html, StringComparison.Ordinal);
        Assert.Contains("Ann &lt;b&gt;&amp;", mail.Html, StringComparison.Ordinal);
        Assert.Equal(EmailRecipientStatus.Accepted, Assert.Single(receipt.Recipients).Status);
    }

    [Fact]
    public async Task All_eight_of_the_catalogue_can_be_sent()
    {
        var link = new Uri("https://host.example/17");
        EmailTemplate[] all =
        [
            new RegistrationConfirmationTemplate("Ann", "Supplier day") { Link = link },
            new TicketDeliveryTemplate("Ann", "Supplier day", Moment, "T-17"),
            new PasswordResetTemplate("Ann", link, Moment),
            Invoice,
            new PaymentReceiptTemplate("Ann", "R-17", new Money(10.5m, "USD"), Moment) { Method = "M-Pesa" },
            new EventReminderTemplate("Ann", "Supplier day", Moment) { Place = "Nairobi" },
            new TaskAssignedTemplate("Ann", "Count the stock") { DueAt = Moment },
            new ApprovalRequestTemplate("Ann", "Order 17", link) { Amount = new Money(8901m, "USD") },
        ];

        foreach (var template in all)
        {
            await Templates.SendTemplateAsync("ann@example.com", template, Token);
        }

        Assert.Equal(EmailTemplateNames.All.Order(StringComparer.Ordinal), all.Select(one => one.Name).Order(StringComparer.Ordinal));
        Assert.Equal(8, (await Fixture.MailsAsync(World, Token)).Count);
    }

    [Fact]
    public async Task What_is_missing_is_found_and_named_before_anything_is_sent()
    {
        var typed = await Assert.ThrowsAsync<ArgumentException>(() =>
            Templates.SendTemplateAsync("ann@example.com", Invoice with { InvoiceNumber = "", RecipientName = null! }, Token)
        );
        var own = EmailTemplate.Named("invoice_sent", new JsonObject { ["a"] = null, ["b"] = "x" }, "a", "b", "c");
        var named = await Assert.ThrowsAsync<ArgumentException>(() => Templates.SendTemplateAsync("ann@example.com", own, Token));

        Assert.Contains("name, invoice_number", typed.Message, StringComparison.Ordinal);
        Assert.Contains("a, c", named.Message, StringComparison.Ordinal);
        Assert.Empty(await World.Sandbox.Control.GetRequestsAsync(Fixture.Integration, cancellationToken: Token));
    }

    [Fact]
    public async Task A_name_without_an_id_in_the_settings_is_not_configured_and_says_what_to_set()
    {
        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            Templates.SendTemplateAsync("ann@example.com", EmailTemplate.Named("welcome"), Token)
        );

        Assert.Equal(IntegrationErrorKind.NotConfigured, e.Kind);
        Assert.Contains("Templates:welcome", e.Message, StringComparison.Ordinal);
        Assert.Empty(await World.Sandbox.Control.GetRequestsAsync(Fixture.Integration, cancellationToken: Token));
    }

    [Fact]
    public async Task An_id_that_the_service_does_not_know_is_refused_and_nothing_is_in_doubt()
    {
        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            Templates.SendTemplateAsync("ann@example.com", EmailTemplate.ById("d-00000000000000000000000000000000"), Token)
        );

        Assert.Contains(e.Kind, (IntegrationErrorKind[])[IntegrationErrorKind.Validation, IntegrationErrorKind.NotFound]);
        Assert.False(e.OutcomeUnknown);
        Assert.Empty(await World.EffectsAsync(Fixture.EffectOfSending, Token));
    }

    [Theory]
    [MemberData(nameof(SandboxFaults.OfCalls), MemberType = typeof(SandboxFaults))]
    public async Task Whatever_breaks_what_is_said_of_a_mail_is_true(string fault)
    {
        await World.FaultAsync(fault, Token);

        var told = await TellAsync(() => Templates.SendTemplateAsync("ann@example.com", Invoice, Token));

        await AssertTruthAsync(told, Fixture.EffectOfSending);
    }
}
