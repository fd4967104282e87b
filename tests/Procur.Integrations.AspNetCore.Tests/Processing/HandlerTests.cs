using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.AspNetCore.Tests.Fakes;
using Procur.Integrations.AspNetCore.Tests.Hosting;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.AspNetCore.Tests.Processing;

public sealed class HandlerTests
{
    [Fact]
    public async Task A_failed_handler_gives_500_and_redelivery_runs_it_alone()
    {
        var good = new Handlings<FakePaid>();
        var bad = new Handlings<FakePaid> { Then = static (_, _) => throw new InvalidOperationException("not today") };
        var after = new Handlings<FakePaid>();
        await using var host = WebhookHost.Create(with: builder =>
            builder
                .AddWebhookHandler<FakePaid>(good.HandleAsync)
                .AddWebhookHandler<FakePaid>(bad.HandleAsync)
                .AddWebhookHandler<FakePaid>(after.HandleAsync)
        );
        Assert.Equal(500, (await host.PostAsync(new FakeWebhook("evt_1"))).Status);
        Assert.Equal((1, 1, 1), (good.Seen.Count, bad.Seen.Count, after.Seen.Count));
        Assert.Equal(500, (await host.PostAsync(new FakeWebhook("evt_1"))).Status);
        Assert.Equal((1, 2, 1), (good.Seen.Count, bad.Seen.Count, after.Seen.Count));
        bad.Then = static (_, _) => Task.CompletedTask;
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_1"))).Status);
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_1"))).Status);
        Assert.Equal((1, 3, 1), (good.Seen.Count, bad.Seen.Count, after.Seen.Count));
        Assert.Equal(["webhook.failed", "webhook.failed", "webhook.handled"], host.Audit.Records.Select(record => record.Operation));
    }

    [Fact]
    public async Task An_event_is_handed_over_by_its_own_type_by_a_common_one_and_as_any_event()
    {
        var own = new Handlings<FakePaid>();
        var common = new Handlings<IFakeSettled>();
        var any = new Handlings<WebhookEvent>();
        await using var host = WebhookHost.Create(with: builder =>
            builder
                .AddWebhookHandler<FakePaid>(own.HandleAsync)
                .AddWebhookHandler<IFakeSettled>(common.HandleAsync)
                .AddWebhookHandler<WebhookEvent>(any.HandleAsync)
        );
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_1"))).Status);
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_2") { Type = "thing.invented" })).Status);
        Assert.Equal("evt_1", Assert.Single(own.Seen).Id);
        Assert.Equal("evt_1", Assert.Single(common.Seen).Id);
        Assert.Equal(["evt_1", "evt_2"], any.Seen.Select(seen => seen.Id));
    }

    [Fact]
    public async Task An_event_of_a_type_nobody_knows_keeps_its_bytes()
    {
        var any = new Handlings<WebhookEvent>();
        await using var host = WebhookHost.Create(with: builder => builder.AddWebhookHandler<WebhookEvent>(any.HandleAsync));
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_2") { Type = "thing.invented" })).Status);
        var seen = Assert.IsType<FakeUnknown>(Assert.Single(any.Seen));
        Assert.Equal("thing.invented", seen.Type);
        Assert.Equal("canary-content", seen.Raw.Element.GetProperty("note").GetString());
    }

    [Fact]
    public async Task An_event_that_nobody_handles_is_acknowledged()
    {
        await using var host = WebhookHost.Create();
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_1"))).Status);
    }

    [Fact]
    public async Task Each_handler_has_a_scope_of_its_own_that_ends_with_it()
    {
        await using var host = WebhookHost.Create(with: builder =>
        {
            builder.Services.AddSingleton<ScopeLog>();
            builder.Services.AddScoped<ScopedThing>();
            builder.AddWebhookHandler<FakePaid, FirstScoped>().AddWebhookHandler<FakePaid, SecondScoped>();
        });
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_1"))).Status);
        Assert.Equal(["first 1", "end 1", "second 2", "end 2"], host.Services.GetRequiredService<ScopeLog>().Lines);
    }

    [Fact]
    public async Task A_handler_registered_twice_runs_once()
    {
        await using var host = WebhookHost.Create(with: builder =>
        {
            builder.Services.AddSingleton<ScopeLog>();
            builder.Services.AddScoped<ScopedThing>();
            builder.AddWebhookHandler<FakePaid, FirstScoped>().AddWebhookHandler<FakePaid, FirstScoped>();
            builder.Services.AddWebhookHandler<FakePaid, FirstScoped>();
        });
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_1"))).Status);
        Assert.Equal(["first 1", "end 1"], host.Services.GetRequiredService<ScopeLog>().Lines);
    }

    [Fact]
    public async Task A_handler_of_the_host_gets_every_integrations_events_and_one_of_an_integration_only_its_own()
    {
        var everywhere = new Handlings<FakePaid>();
        var here = new Handlings<FakePaid>();
        var eu = new Handlings<FakePaid>();
        var other = new FakeService { Key = "other" };
        await using var host = WebhookHost.Create(
            with: builder =>
            {
                builder.AddWebhookHandler<FakePaid>(here.HandleAsync);
                new FakeService().Add(builder.Services, "eu").AddWebhookHandler<FakePaid>(eu.HandleAsync);
                other.Add(builder.Services);
                builder.Services.AddWebhookHandler<FakePaid>(everywhere.HandleAsync);
            },
            settings: new()
            {
                ["Integrations:other:SigningSecret"] = FakeWebhook.Secret,
                ["Integrations:fake:Accounts:eu:SigningSecret"] = "eu_secret",
            }
        );
        await host.SaveAsync("acme", "acme_secret", "acct_acme");
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_1"))).Status);
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_2") { SignedWith = "acme_secret" }, "acme")).Status);
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_3") { SignedWith = "eu_secret" }, "-", "eu")).Status);
        var toOther = await host.Processor.ProcessAsync(
            WebhookRoute.ToIntegration("other"),
            new FakeWebhook("evt_4").ToRaw(host.Time.GetUtcNow()),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(200, toOther.Status);
        Assert.Equal(["evt_1", "evt_2"], here.Seen.Select(seen => seen.Id));
        Assert.Equal(["evt_3"], eu.Seen.Select(seen => seen.Id));
        Assert.Equal(["evt_1", "evt_2", "evt_3", "evt_4"], everywhere.Seen.Select(seen => seen.Id));
    }

    [Fact]
    public async Task Events_of_a_batch_are_handled_in_order_and_a_failed_one_alone_again()
    {
        var handled = new Handlings<FakePaid>
        {
            Then = static (paid, _) => paid.Id == "evt_2" ? throw new InvalidOperationException("no") : Task.CompletedTask,
        };
        await using var host = WebhookHost.Create(with: builder => builder.AddWebhookHandler<FakePaid>(handled.HandleAsync));
        var batch = new FakeWebhook("evt_1") { More = [new FakeWebhook("evt_2"), new FakeWebhook("evt_3")] };
        Assert.Equal(500, (await host.PostAsync(batch)).Status);
        handled.Then = static (_, _) => Task.CompletedTask;
        Assert.Equal(200, (await host.PostAsync(batch)).Status);
        Assert.Equal(["evt_1", "evt_2", "evt_3", "evt_2"], handled.Seen.Select(seen => seen.Id));
    }

    [Fact]
    public async Task A_confirmed_event_is_what_handlers_see_and_a_failed_handler_does_not_have_it_confirmed_again()
    {
        var asked = 0;
        var service = new FakeService
        {
            Confirm = webhookEvent =>
            {
                asked++;
                return WebhookConfirmation.Confirmed((FakePaid)webhookEvent with { Note = "as the service says" });
            },
        };
        var handled = new Handlings<FakePaid> { Then = static (_, _) => throw new InvalidOperationException("no") };
        await using var host = WebhookHost.Create(service, builder => builder.AddWebhookHandler<FakePaid>(handled.HandleAsync));
        Assert.Equal(500, (await host.PostAsync(new FakeWebhook("evt_1"))).Status);
        handled.Then = static (_, _) => Task.CompletedTask;
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_1"))).Status);
        Assert.Equal(["as the service says", "as the service says"], handled.Seen.Select(seen => seen.Note));
        Assert.All(handled.Seen, seen => Assert.Equal("fake", seen.Source.Integration));
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task An_event_that_cannot_be_confirmed_now_is_not_acknowledged()
    {
        var service = new FakeService
        {
            Confirm = static _ => throw new IntegrationException("fake", "query", IntegrationErrorKind.Unavailable, "down"),
        };
        var handled = new Handlings<FakePaid>();
        await using var host = WebhookHost.Create(service, builder => builder.AddWebhookHandler<FakePaid>(handled.HandleAsync));
        Assert.Equal(503, (await host.PostAsync(new FakeWebhook("evt_1"))).Status);
        service.Confirm = WebhookConfirmation.Confirmed;
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_1"))).Status);
        Assert.Single(handled.Seen);
    }

    [Fact]
    public async Task A_confirmation_that_breaks_is_no_acknowledgement_and_leaves_nobody_waiting()
    {
        var service = new FakeService { Confirm = static _ => throw new FormatException("odd") };
        await using var host = WebhookHost.Create(service);
        Assert.Equal(500, (await host.PostAsync(new FakeWebhook("evt_1"))).Status);
        service.Confirm = WebhookConfirmation.Confirmed;
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_1"))).Status);
    }

    [Fact]
    public async Task A_responders_answer_is_written_by_the_receiver_and_given_to_copies_too()
    {
        await using var host = WebhookHost.Create(with: builder =>
        {
            builder.Services.AddSingleton<ScopeLog>();
            builder.AddWebhookResponder<FakePaid, FakeVerdict, Responder>();
        });
        for (var i = 0; i < 2; i++)
        {
            var answer = await host.PostAsync(new FakeWebhook("evt_1"));
            Assert.Equal(200, answer.Status);
            Assert.Equal("evt_1:accepted 1"u8, answer.Body.Span);
        }
    }

    [Fact]
    public async Task Where_one_responder_has_answered_no_other_is_asked()
    {
        await using var host = WebhookHost.Create(with: builder =>
        {
            builder.Services.AddSingleton<ScopeLog>();
            builder.AddWebhookResponder<FakePaid, FakeVerdict, Responder>();
            builder.AddWebhookResponder<FakePaid, FakeVerdict, SecondResponder>();
        });

        var answer = await host.PostAsync(new FakeWebhook("evt_1"));

        Assert.Equal("evt_1:accepted 1"u8, answer.Body.Span);
        Assert.Equal(2, host.Services.GetRequiredService<ScopeLog>().Next());
    }

    [Fact]
    public async Task An_answer_that_the_service_does_not_understand_is_a_failure_and_says_so()
    {
        await using var host = WebhookHost.Create(with: builder => builder.AddWebhookResponder<FakePaid, string, WrongResponder>());
        Assert.Equal(500, (await host.PostAsync(new FakeWebhook("evt_1"))).Status);
        Assert.Contains(host.Logs.Lines, line => line.ToString().Contains("cannot be answered with String", StringComparison.Ordinal));
    }

    private sealed class ScopeLog
    {
        private int count;

        public List<string> Lines { get; } = [];

        public int Next() => Interlocked.Increment(ref count);
    }

    private sealed class ScopedThing(ScopeLog log) : IDisposable
    {
        public int Number { get; } = log.Next();

        public void Dispose() => log.Lines.Add($"end {Number}");
    }

    private sealed class FirstScoped(ScopedThing thing, ScopeLog log) : IWebhookHandler<FakePaid>
    {
        public Task HandleAsync(FakePaid webhookEvent, CancellationToken cancellationToken)
        {
            log.Lines.Add($"first {thing.Number}");
            return Task.CompletedTask;
        }
    }

    private sealed class SecondScoped(ScopedThing thing, ScopeLog log) : IWebhookHandler<FakePaid>
    {
        public Task HandleAsync(FakePaid webhookEvent, CancellationToken cancellationToken)
        {
            log.Lines.Add($"second {thing.Number}");
            return Task.CompletedTask;
        }
    }

    private sealed class Responder(ScopeLog log) : IWebhookResponder<FakePaid, FakeVerdict>
    {
        public Task<FakeVerdict> AnswerAsync(FakePaid webhookEvent, CancellationToken cancellationToken) =>
            Task.FromResult(new FakeVerdict($"accepted {log.Next()}"));
    }

    private sealed class SecondResponder(ScopeLog log) : IWebhookResponder<FakePaid, FakeVerdict>
    {
        public Task<FakeVerdict> AnswerAsync(FakePaid webhookEvent, CancellationToken cancellationToken) =>
            Task.FromResult(new FakeVerdict($"refused {log.Next()}"));
    }

    private sealed class WrongResponder : IWebhookResponder<FakePaid, string>
    {
        public Task<string> AnswerAsync(FakePaid webhookEvent, CancellationToken cancellationToken) => Task.FromResult("no");
    }
}
