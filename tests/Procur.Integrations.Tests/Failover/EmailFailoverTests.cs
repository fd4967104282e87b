using Microsoft.Extensions.DependencyInjection;

namespace Procur.Integrations.Tests.Failover;

public sealed class EmailFailoverTests
{
    private static readonly EmailMessage Mail = new()
    {
        To = ["ann@example.com"],
        Subject = "S",
        Text = "T",
        OperationKey = "send 17",
    };
    private readonly FakeEmail first = new("first");
    private readonly FakeEmail second = new("second");
    private readonly KeptUses observer = new();
    private readonly ManualTimeProvider time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_next_is_tried_where_nothing_can_have_been_sent()
    {
        first.Failure = Failed(IntegrationErrorKind.Refused, unknown: false);

        var receipt = await Sender().SendAsync(Mail, Token);

        Assert.Equal("second", receipt.MessageId);
        Assert.Equal(new FailoverUse("IEmailSender", "first", "second", IntegrationErrorKind.Refused), Assert.Single(observer.Uses));
    }

    [Fact]
    public async Task What_may_have_been_sent_is_sent_by_no_other_now_or_later()
    {
        first.Failure = Failed(IntegrationErrorKind.Unavailable, unknown: false);
        second.Failure = Failed(IntegrationErrorKind.Timeout, unknown: true);
        var sender = Sender();

        await Assert.ThrowsAsync<IntegrationException>(() => sender.SendAsync(Mail, Token));
        first.Failure = null;
        time.Advance(TimeSpan.FromMinutes(2));
        await Assert.ThrowsAsync<IntegrationException>(() => sender.SendAsync(Mail, Token));

        Assert.Equal((1, 2), (first.Mails, second.Mails));
    }

    [Fact]
    public async Task Cancelled_with_its_outcome_open_it_is_asked_for_again_where_it_went()
    {
        first.Failure = Failed(IntegrationErrorKind.Unavailable, unknown: false);
        second.Failure = new IntegrationCanceledException("fake", "send", outcomeUnknown: true, Token);
        var sender = Sender();

        await Assert.ThrowsAsync<IntegrationCanceledException>(() => sender.SendAsync(Mail, Token));
        first.Failure = second.Failure = null;
        time.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal("second", (await sender.SendAsync(Mail, Token)).MessageId);
        Assert.Equal(1, first.Mails);
    }

    [Fact]
    public async Task What_one_has_taken_is_asked_for_again_there_and_another_intent_where_the_first_is()
    {
        first.Failure = Failed(IntegrationErrorKind.Unavailable, unknown: false);
        var sender = Sender();
        await sender.SendAsync(Mail, Token);
        first.Failure = null;
        time.Advance(TimeSpan.FromMinutes(2));

        var again = await sender.SendAsync(Mail with { Reference = "PO-1" }, Token);
        var other = await sender.SendAsync(Mail with { OperationKey = "send 18" }, Token);

        Assert.Equal(("second", "first"), (again.MessageId, other.MessageId));
    }

    [Fact]
    public async Task Without_a_name_of_the_hosts_own_each_mail_is_an_intent_by_itself()
    {
        first.Failure = Failed(IntegrationErrorKind.Unavailable, unknown: false);
        var sender = Sender();
        var mail = Mail with { OperationKey = null };
        await sender.SendAsync(mail, Token);
        first.Failure = null;
        time.Advance(TimeSpan.FromMinutes(2));

        var again = await sender.SendAsync(mail, Token);
        var other = await sender.SendAsync(Mail with { OperationKey = null, Reference = "another" }, Token);

        Assert.Equal(("second", "first"), (again.MessageId, other.MessageId));
    }

    [Fact]
    public async Task One_that_surely_did_not_send_it_holds_nothing()
    {
        first.Failure = second.Failure = Failed(IntegrationErrorKind.Unavailable, unknown: false);
        var sender = Sender();
        await Assert.ThrowsAsync<IntegrationException>(() => sender.SendAsync(Mail, Token));
        first.Failure = null;
        time.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal("first", (await sender.SendAsync(Mail, Token)).MessageId);
    }

    [Fact]
    public async Task What_is_wrong_in_itself_goes_no_further()
    {
        first.Failure = Failed(IntegrationErrorKind.Validation, unknown: false);

        await Assert.ThrowsAsync<IntegrationException>(() => Sender().SendAsync(Mail, Token));

        Assert.Equal(0, second.Mails);
    }

    [Fact]
    public void Fewer_than_two_services_are_no_fail_over() =>
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddEmailFailover("first"));

    private static IntegrationException Failed(IntegrationErrorKind kind, bool unknown) =>
        new("fake", "send", kind, "failed") { OutcomeUnknown = unknown };

    private IEmailSender Sender()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(time);
        services.AddSingleton<IFailoverObserver>(observer);
        services.AddKeyedSingleton<IEmailSender>("first", first);
        services.AddKeyedSingleton<IEmailSender>("second", second);
        services.AddEmailFailover("first", "second");
        return services.BuildServiceProvider().GetRequiredService<IEmailSender>();
    }
}
