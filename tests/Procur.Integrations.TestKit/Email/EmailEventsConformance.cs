using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Journal;
using Procur.Integrations.Webhooks;
using Xunit;

namespace Procur.Integrations.TestKit;

/// <summary>What a host may expect of the events of every e-mail service: their words are one, a lost answer is settled by them, and who bounced is mailed no more.</summary>
[SuiteOf(typeof(IWebhookConfirmation))]
public abstract class EmailEventsConformance<TFixture> : WebhookSuite<TFixture>
    where TFixture : IntegrationFixture, IEmailScript, new()
{
    private const string Ann = "ann@example.com";

    private readonly ConcurrentQueue<IEmailDeliveryEvent> events = new();

    private IEmailSender Sender => World.Get<IEmailSender>();

    [Fact]
    public async Task What_became_of_a_mail_is_told_in_one_set_of_words_with_its_id_and_reference()
    {
        var receipt = await Sender.SendAsync(
            Mail() with
            {
                Reference = "PO-1001",
                Metadata = new Dictionary<string, string> { ["order"] = "17" },
            },
            Token
        );
        await World.EffectsAsync(cancellationToken: Token);
        foreach (
            var kind in (EmailDeliveryKind[])
                [EmailDeliveryKind.Opened, EmailDeliveryKind.Clicked, EmailDeliveryKind.Complained, EmailDeliveryKind.Unsubscribed]
        )
        {
            Assert.InRange(await Fixture.TellAsync(World, Ann, kind, false, Token), 200, 299);
        }

        Assert.Contains(EmailDeliveryKind.Delivered, events.Select(one => one.Kind));
        Assert.Equal(
            [EmailDeliveryKind.Opened, EmailDeliveryKind.Clicked, EmailDeliveryKind.Complained, EmailDeliveryKind.Unsubscribed],
            events.Select(one => one.Kind).TakeLast(4)
        );
        Assert.All(events, one => Assert.Equal(Ann, one.Recipient));
        Assert.All(events, one => Assert.Equal(receipt.MessageId, one.MessageId));
        Assert.All(events, one => Assert.Equal("PO-1001", one.Reference));
        Assert.All(events, one => Assert.Equal(new Dictionary<string, string> { ["order"] = "17" }, one.Metadata));
        Assert.NotNull(events.Single(one => one.Kind == EmailDeliveryKind.Clicked).Link);
    }

    [Fact]
    public async Task A_lasting_bounce_holds_back_the_next_mail_and_a_passing_one_does_not()
    {
        await Sender.SendAsync(Mail(), Token);
        await Fixture.TellAsync(World, Ann, EmailDeliveryKind.Bounced, permanent: false, Token);
        var afterPassing = await Sender.SendAsync(Mail(), Token);
        await Fixture.TellAsync(World, Ann, EmailDeliveryKind.Bounced, permanent: true, Token);

        var afterLasting = await Sender.SendAsync(Mail(), Token);

        Assert.Equal(EmailRecipientStatus.Accepted, Assert.Single(afterPassing.Recipients).Status);
        Assert.Equal(EmailRefusal.Suppressed, Assert.Single(afterLasting.Recipients).Refusal);
        Assert.Equal([false, true], events.Where(one => one.Kind == EmailDeliveryKind.Bounced).Select(one => one.IsPermanent));
    }

    [Fact]
    public async Task Who_complains_is_mailed_no_more_and_who_leaves_gets_no_marketing()
    {
        await Sender.SendAsync(Mail() with { To = [Ann, "ben@example.com"] }, Token);
        await Fixture.TellAsync(World, Ann, EmailDeliveryKind.Complained, false, Token);
        await Fixture.TellAsync(World, "ben@example.com", EmailDeliveryKind.Unsubscribed, false, Token);

        var complained = await Sender.SendAsync(Mail(), Token);
        var business = await Sender.SendAsync(Mail() with { To = ["ben@example.com"] }, Token);
        var marketing = await Sender.SendAsync(Mail() with { To = ["ben@example.com"], Category = EmailCategory.Marketing }, Token);

        Assert.Equal(EmailRecipientStatus.Refused, Assert.Single(complained.Recipients).Status);
        Assert.Equal(EmailRecipientStatus.Accepted, Assert.Single(business.Recipients).Status);
        Assert.Equal(EmailRecipientStatus.Refused, Assert.Single(marketing.Recipients).Status);
    }

    [Fact]
    public async Task A_lost_answer_is_settled_by_the_first_event_and_asked_again_it_is_done()
    {
        var mail = Mail() with { OperationKey = "send contract 17" };
        await Fixture.SilenceAsync(World, Token);
        await World.FaultAsync("reset-after-commit", Token);
        var e = await Assert.ThrowsAsync<IntegrationException>(() => Sender.SendAsync(mail, Token));
        var before = await UnknownAsync();
        await Fixture.TellAsync(World, Ann, EmailDeliveryKind.Delivered, false, Token);

        var receipt = await Sender.SendAsync(mail, Token);

        Assert.True(e.OutcomeUnknown);
        Assert.Single(before);
        Assert.Equal(EmailRecipientStatus.Accepted, Assert.Single(receipt.Recipients).Status);
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfSending, Token));
        Assert.Empty(await UnknownAsync());
    }

    [Fact]
    public async Task A_lost_answer_to_bulk_mail_is_settled_by_the_first_event_too()
    {
        if (!World.Host.Services.GetServices<IBulkEmail>().Any())
        {
            Assert.Skip("The service has no bulk mail.");
        }

        var email = new BulkEmail
        {
            Recipients = [new(Ann), new("ben@example.com")],
            Subject = "Closed on Monday",
            Text = "We are.",
            OperationKey = "campaign 7",
        };
        await Fixture.SilenceAsync(World, Token);
        await World.FaultAsync("reset-after-commit", Token);
        await Assert.ThrowsAsync<IntegrationException>(() => World.Get<IBulkEmail>().SendBulkAsync(email, Token));
        await Fixture.TellAsync(World, "ben@example.com", EmailDeliveryKind.Delivered, false, Token);

        var receipt = await World.Get<IBulkEmail>().SendBulkAsync(email, Token);

        Assert.All(receipt.Recipients, one => Assert.Equal(EmailRecipientStatus.Accepted, one.Status));
        Assert.Equal(2, (await World.EffectsAsync(Fixture.EffectOfSending, Token)).Count);
    }

    [Fact]
    public async Task An_event_that_comes_twice_is_handled_once()
    {
        await World.FaultAsync("webhook-duplicate", Token);

        await Sender.SendAsync(Mail(), Token);
        await World.EffectsAsync(cancellationToken: Token);

        Assert.Single(events, one => one.Kind == EmailDeliveryKind.Delivered);
    }

    [Fact]
    public async Task What_a_handler_failed_on_is_not_acknowledged_and_comes_again()
    {
        HandlersFail = true;
        await Sender.SendAsync(Mail(), Token);
        await World.EffectsAsync(cancellationToken: Token);
        Assert.Empty(events);

        HandlersFail = false;
        await World.Sandbox.Control.FlushWebhooksAsync(Token);
        await World.EffectsAsync(cancellationToken: Token);

        Assert.Single(events, one => one.Kind == EmailDeliveryKind.Delivered);
    }

    protected override void AddTo(IServiceCollection services) => Keep(services, events);

    private static EmailMessage Mail() =>
        new()
        {
            To = [Ann],
            Subject = "Contract 17",
            Text = "It is ready.",
        };

    private async Task<IReadOnlyList<JournalEntry>> UnknownAsync() =>
        await World.Get<OperationOutcomes>().ListUnknownAsync(cancellationToken: Token).ToListAsync(Token);
}
