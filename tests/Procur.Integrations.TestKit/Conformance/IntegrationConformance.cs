using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Xunit;

namespace Procur.Integrations.TestKit;

/// <summary>What is asked of every provider, whatever it does: one changing call against a scripted server.</summary>
public abstract class IntegrationConformance<TFixture>
    where TFixture : IntegrationFixture, new()
{
    private const int Tries = 4;

    protected TFixture Fixture { get; } = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_connection_that_was_never_made_is_tried_again()
    {
        await using var host = ScriptedHost.NotListening(Fixture);
        host.Host.Time.OnWait = _ => host.StandIn.Listen();

        await host.ChangeAsync(cancellationToken: Token);

        Assert.Single(host.Calls);
    }

    [Fact]
    public async Task A_busy_service_is_asked_again_with_the_same_body_and_the_same_key()
    {
        await using var host = ScriptedHost.Start(Fixture, Fixture.Busy("1"), Fixture.Done);

        await host.ChangeAsync(cancellationToken: Token);

        Assert.Equal(2, host.Calls.Count);
        Assert.Equal(host.Calls[0].Target, host.Calls[1].Target);
        Assert.Equal(host.Calls[0].Text, host.Calls[1].Text);
        Assert.Equal(Fixture.KeyOf(host.Calls[0]), Fixture.KeyOf(host.Calls[1]));
        Assert.Equal(Fixture.DedupesByKey, Fixture.KeyOf(host.Calls[0]) is { Length: > 0 });
    }

    [Fact]
    public async Task A_lost_answer_is_unknown_and_sent_again_only_where_the_service_dedupes()
    {
        await using var host = ScriptedHost.Start(Fixture, [.. Enumerable.Repeat(Reply.Reset, Tries)]);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.ChangeAsync(cancellationToken: Token));

        Assert.True(e.OutcomeUnknown);
        Assert.Equal(Fixture.DedupesByKey ? Tries : 1, host.Calls.Count);
        Assert.Single(host.Calls.Select(Fixture.KeyOf).Distinct());
        Assert.Single(host.Calls.Select(call => call.Text).Distinct());
    }

    [Fact]
    public async Task An_hours_wait_is_handed_to_the_caller_and_not_slept()
    {
        await using var host = ScriptedHost.Start(Fixture, Fixture.Busy("3600"));

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.ChangeAsync(cancellationToken: Token));

        Assert.Equal(IntegrationErrorKind.RateLimited, e.Kind);
        Assert.Equal(TimeSpan.FromHours(1), e.RetryAfter);
        Assert.True(e.IsTransient);
        Assert.False(e.OutcomeUnknown);
        Assert.Single(host.Calls);
        Assert.DoesNotContain(host.Host.Time.Waits, wait => wait > TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_page_of_HTML_in_place_of_an_answer_is_a_protocol_failure_that_leaves_the_outcome_open()
    {
        await using var host = ScriptedHost.Start(Fixture, [.. Enumerable.Repeat(Reply.Html(), Tries)]);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.ChangeAsync(cancellationToken: Token));

        Assert.Equal(IntegrationErrorKind.Protocol, e.Kind);
        Assert.True(e.OutcomeUnknown);
    }

    [Fact]
    public async Task A_refused_credential_is_an_authentication_failure_that_sends_nothing_twice()
    {
        await using var host = ScriptedHost.Start(Fixture, Fixture.BadCredential, Fixture.BadCredential, Fixture.BadCredential);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.ChangeAsync(cancellationToken: Token));

        Assert.Equal(IntegrationErrorKind.Authentication, e.Kind);
        Assert.False(e.IsTransient);
        Assert.False(e.OutcomeUnknown);
        Assert.InRange(host.Calls.Count, 1, 2);
    }

    [Fact]
    public async Task The_secret_reaches_the_service_and_stands_in_no_log_exception_span_metric_or_audit_record()
    {
        using var spans = new ActivityRecorder();
        using var metrics = new MetricRecorder();
        var echo = Reply.Html($"<p>{ScriptedHost.Canary}</p>", 502);
        Reply[] bad =
        [
            Fixture.BadCredential,
            Fixture.BadCredential,
            .. Enumerable.Repeat(echo, Tries),
            .. Enumerable.Repeat(Reply.Reset, Tries),
        ];
        await using var host = ScriptedHost.Start(Fixture, [Fixture.Done, .. bad]);
        var said = new List<string>();

        await host.ChangeAsync(cancellationToken: Token);
        while (host.IsScripted)
        {
            said.Add((await Assert.ThrowsAsync<IntegrationException>(() => host.ChangeAsync(cancellationToken: Token))).ToString());
        }

        Assert.Contains(host.StandIn.Received, request => Fixture.Shows(request, ScriptedHost.Canary));
        Assert.NotEmpty(host.Host.Logs.Lines);
        Assert.NotEmpty(host.Host.Audit.Records);
        Assert.NotEmpty(spans.Activities);
        foreach (
            var form in (string[])[ScriptedHost.Canary, Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(ScriptedHost.Canary))]
        )
        {
            Assert.DoesNotContain(form, host.Host.Logs.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(form, host.Host.Audit.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(form, spans.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(form, metrics.Text, StringComparison.OrdinalIgnoreCase);
            Assert.All(said, text => Assert.DoesNotContain(form, text, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task Without_settings_it_registers_sends_nothing_and_says_what_to_set()
    {
        await using var host = TestHost.Create(services => Fixture.Add(services));

        var e = await Assert.ThrowsAsync<IntegrationException>(() => Fixture.ChangeAsync(host.Services, null, Token));

        Assert.Equal(IntegrationErrorKind.NotConfigured, e.Kind);
        Assert.False(e.OutcomeUnknown);
        Assert.Contains($"Integrations:{Fixture.Section}:", e.Message, StringComparison.Ordinal);
        Assert.False(host.Get<IIntegrationRegistry>().List().Single().IsConfigured);
    }

    [Fact]
    public async Task Switched_off_it_sends_nothing()
    {
        await using var host = ScriptedHost.Start(Fixture);
        host.Host.Set($"Integrations:{Fixture.Section}:Enabled", "false");

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.ChangeAsync(cancellationToken: Token));

        Assert.Equal(IntegrationErrorKind.Disabled, e.Kind);
        Assert.Equal(0, host.StandIn.Count);
    }

    [Fact]
    public async Task Two_accounts_keep_their_own_credentials_also_where_the_host_has_a_client_of_their_name()
    {
        await using var host = ScriptedHost.Start(
            Fixture,
            services =>
            {
                services.AddHttpClient(ScriptedHost.SecondKey, client => client.BaseAddress = new Uri("http://127.0.0.1:1/"));
                services.AddHttpClient(Fixture.Integration, client => client.BaseAddress = new Uri("http://127.0.0.1:1/"));
            }
        );

        await host.ChangeAsync(cancellationToken: Token);
        var first = host.StandIn.Received;
        await host.ChangeAsync(ScriptedHost.SecondKey, Token);
        var second = host.StandIn.Received.Skip(first.Count).ToList();

        Assert.Contains(first, request => Fixture.Shows(request, ScriptedHost.Canary));
        Assert.DoesNotContain(first, request => Fixture.Shows(request, ScriptedHost.SecondCanary));
        Assert.Contains(second, request => Fixture.Shows(request, ScriptedHost.SecondCanary));
        Assert.DoesNotContain(second, request => Fixture.Shows(request, ScriptedHost.Canary));
    }

    [Fact]
    public async Task Adding_it_twice_offers_it_once()
    {
        await using var host = TestHost.Create(services =>
        {
            Fixture.Add(services);
            Fixture.Add(services);
        });

        Assert.Single(host.Get<IIntegrationRegistry>().List());
    }

    [Fact]
    public async Task A_resilience_handler_that_the_host_adds_to_all_its_clients_does_not_multiply_the_tries()
    {
        await using var host = ScriptedHost.Start(
            Fixture,
            services =>
            {
                services.AddTransient<ResendingHandler>();
                services.ConfigureHttpClientDefaults(clients => clients.AddHttpMessageHandler<ResendingHandler>());
            },
            [.. Enumerable.Repeat(Reply.Html("<p>broken</p>", 503), Tries * 4)]
        );

        await Assert.ThrowsAsync<IntegrationException>(() => host.ChangeAsync(cancellationToken: Token));

        Assert.Equal(Fixture.DedupesByKey ? Tries : 1, host.Calls.Count);
    }

    [Fact]
    public async Task Cancellation_stays_cancellation_and_knows_what_had_left()
    {
        await using var host = ScriptedHost.Start(Fixture, Reply.Silence);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Token);

        var changing = host.ChangeAsync(cancellationToken: ending.Token);
        await host.StandIn.UntilAsync(received => received.Any(request => Fixture.Aside(request) is null), Token);
        await ending.CancelAsync();
        var e = await Assert.ThrowsAsync<IntegrationCanceledException>(() => changing);

        Assert.True(e.OutcomeUnknown);
        Assert.Equal(ending.Token, e.CancellationToken);
    }

    [Fact]
    public async Task A_token_that_has_ended_before_the_call_sends_nothing()
    {
        await using var host = ScriptedHost.Start(Fixture);

        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            host.ChangeAsync(cancellationToken: new CancellationToken(true))
        );

        Assert.False(e is IntegrationCanceledException { OutcomeUnknown: true });
        Assert.Equal(0, host.StandIn.Count);
    }

    [Fact]
    public async Task Every_setting_is_told_once_and_secrets_are_known_as_such()
    {
        await using var host = TestHost.Create(services => Fixture.Add(services));
        var settings = host.Get<IIntegrationRegistry>().List().Single().Descriptor.Settings;

        Assert.Equal(settings.Count, settings.Select(setting => setting.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(settings, setting => Assert.NotEmpty(setting.Description));
        Assert.All(
            settings.Where(setting =>
                setting.Name.EndsWith("Secret", StringComparison.Ordinal) || setting.Name.EndsWith("Token", StringComparison.Ordinal)
            ),
            setting => Assert.True(setting.Secret, setting.Name)
        );
    }
}
