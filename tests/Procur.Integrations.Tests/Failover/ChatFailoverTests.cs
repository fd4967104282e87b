using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Audit;
using Procur.Integrations.Tests.Demo;
using Procur.Integrations.Tests.Observed;

namespace Procur.Integrations.Tests.Failover;

public sealed class ChatFailoverTests
{
    private static readonly ChatMessage Message = new() { To = ChatTarget.Channel("C1"), Text = "hello" };
    private readonly FakeChat first = new("first");
    private readonly FakeChat second = new("second");
    private readonly KeptUses observer = new();
    private readonly RecordingAuditSink audit = new();
    private readonly ManualTimeProvider time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<IntegrationErrorKind> SafeKinds =>
        [
            IntegrationErrorKind.Unavailable,
            IntegrationErrorKind.Timeout,
            IntegrationErrorKind.RateLimited,
            IntegrationErrorKind.NotConfigured,
            IntegrationErrorKind.Disabled,
            IntegrationErrorKind.Authentication,
        ];

    [Theory]
    [MemberData(nameof(SafeKinds))]
    public async Task The_next_is_tried_where_nothing_can_have_been_posted(IntegrationErrorKind kind)
    {
        first.Failure = Failed(kind, unknown: false);
        var posted = await Chat().PostAsync(Message, Token);
        Assert.Equal("second", posted.Message.Channel);
        var use = Assert.Single(observer.Uses);
        Assert.Equal(new FailoverUse("IChatNotifier", "first", "second", kind), use);
        Assert.Contains(audit.Records, record => record is { Operation: "failover", Outcome: "used", Integration: "first" });
    }

    [Theory]
    [InlineData(IntegrationErrorKind.Unavailable, true)]
    [InlineData(IntegrationErrorKind.Timeout, true)]
    [InlineData(IntegrationErrorKind.Validation, false)]
    [InlineData(IntegrationErrorKind.NotFound, false)]
    public async Task What_may_have_been_posted_or_is_wrong_in_itself_goes_no_further(IntegrationErrorKind kind, bool unknown)
    {
        first.Failure = Failed(kind, unknown);
        await Assert.ThrowsAsync<IntegrationException>(() => Chat().PostAsync(Message, Token));
        Assert.Equal(0, second.Posts);
        Assert.Empty(observer.Uses);
    }

    [Fact]
    public async Task A_foreign_exception_is_not_taken_for_safe()
    {
        first.Failure = new InvalidOperationException("a mistake");
        await Assert.ThrowsAsync<InvalidOperationException>(() => Chat().PostAsync(Message, Token));
        Assert.Equal(0, second.Posts);
    }

    [Fact]
    public async Task A_dead_service_is_passed_over_until_the_period_is_over()
    {
        first.Failure = Failed(IntegrationErrorKind.Unavailable, unknown: false);
        var chat = Chat();
        await chat.PostAsync(Message, Token);
        await chat.PostAsync(Message, Token);
        Assert.Equal(1, first.Posts);
        Assert.All(observer.Uses, use => Assert.Equal(("first", "second"), (use.From, use.To)));
        Assert.Equal(2, observer.Uses.Count);

        first.Failure = null;
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("first", (await chat.PostAsync(Message, Token)).Message.Channel);
    }

    [Fact]
    public async Task When_all_are_dead_the_last_failure_is_told()
    {
        first.Failure = Failed(IntegrationErrorKind.Unavailable, unknown: false);
        second.Failure = Failed(IntegrationErrorKind.RateLimited, unknown: false);
        var e = await Assert.ThrowsAsync<IntegrationException>(() => Chat().PostAsync(Message, Token));
        Assert.Equal(IntegrationErrorKind.RateLimited, e.Kind);
    }

    [Fact]
    public async Task A_service_that_is_passed_over_is_tried_where_all_others_fail()
    {
        first.Failure = Failed(IntegrationErrorKind.Unavailable, unknown: false);
        var chat = Chat();
        await chat.PostAsync(Message, Token);
        first.Failure = null;
        second.Failure = Failed(IntegrationErrorKind.Unavailable, unknown: false);

        Assert.Equal("first", (await chat.PostAsync(Message, Token)).Message.Channel);
        Assert.Equal(2, second.Posts);
    }

    [Fact]
    public async Task A_message_is_changed_where_it_was_posted()
    {
        first.Failure = Failed(IntegrationErrorKind.Unavailable, unknown: false);
        var chat = Chat();
        var posted = await chat.PostAsync(Message, Token);
        await chat.UpdateAsync(new ChatUpdate { Message = posted.Message, Text = "changed" }, Token);
        Assert.Equal((0, 1), (first.Updates, second.Updates));
    }

    [Fact]
    public async Task A_reply_goes_to_the_service_of_its_thread_alone()
    {
        first.Failure = Failed(IntegrationErrorKind.Unavailable, unknown: false);
        var chat = Chat();
        var posted = await chat.PostAsync(Message, Token);
        second.Failure = Failed(IntegrationErrorKind.Unavailable, unknown: false);
        first.Failure = null;
        var reply = Message with { To = ChatTarget.Thread(posted.Message) };
        await Assert.ThrowsAsync<IntegrationException>(() => chat.PostAsync(reply, Token));
        Assert.Equal(1, first.Posts);
    }

    [Fact]
    public void Fewer_than_two_services_are_no_fail_over() =>
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddChatFailover("first"));

    [Fact]
    public async Task A_broken_sink_does_not_keep_the_message_from_the_next()
    {
        first.Failure = Failed(IntegrationErrorKind.Unavailable, unknown: false);

        var posted = await Chat(services => services.AddSingleton<IAuditSink>(new BrokenSink())).PostAsync(Message, Token);

        Assert.Equal("second", posted.Message.Channel);
        Assert.Contains(audit.Records, record => record is { Operation: "failover", Outcome: "used" });
    }

    [Fact]
    public async Task The_list_of_the_services_holds_each_of_them_and_no_fail_over()
    {
        var own = new FakeChat("own");
        await using var host = TestHost.Create(services =>
        {
            services.AddSingleton<IChatNotifier>(own);
            new DemoProvider().Add(services).AddProvider<IChatNotifier>(_ => first);
            new DemoProvider { Key = "other", Section = "Other" }
                .Add(services)
                .AddProvider<IChatNotifier>(_ => second);
            services.AddChatFailover("demo", "other");
        });

        Assert.Equal([first, second, own], host.Services.GetServices<IChatNotifier>());
        first.Failure = Failed(IntegrationErrorKind.Unavailable, unknown: false);
        Assert.Equal("second", (await host.Get<IChatNotifier>().PostAsync(Message, Token)).Message.Channel);
    }

    [Fact]
    public async Task Of_keyed_services_alone_the_fail_over_is_the_capability_and_no_entry_of_the_list()
    {
        await using var host = TestHost.Create(services =>
        {
            services.AddKeyedSingleton<IChatNotifier>("first", first);
            services.AddKeyedSingleton<IChatNotifier>("second", second);
            services.AddChatFailover("first", "second");
        });

        Assert.Empty(host.Services.GetServices<IChatNotifier>());
        Assert.Equal("first", (await host.Get<IChatNotifier>().PostAsync(Message, Token)).Message.Channel);
    }

    private static IntegrationException Failed(IntegrationErrorKind kind, bool unknown) =>
        new("fake", "post", kind, "failed") { OutcomeUnknown = unknown };

    private IChatNotifier Chat(Action<IServiceCollection>? with = null)
    {
        var services = new ServiceCollection();
        with?.Invoke(services);
        services.AddSingleton<TimeProvider>(time);
        services.AddSingleton<IFailoverObserver>(observer);
        services.AddSingleton<IAuditSink>(audit);
        services.AddKeyedSingleton<IChatNotifier>("first", first);
        services.AddKeyedSingleton<IChatNotifier>("second", second);
        services.AddChatFailover("first", "second");
        return services.BuildServiceProvider().GetRequiredService<IChatNotifier>();
    }
}
