using Procur.Integrations.AspNetCore.Tests.Fakes;
using Procur.Integrations.AspNetCore.Tests.Hosting;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.AspNetCore.Tests.Processing;

public sealed class DuplicateTests
{
    private readonly Handlings<FakePaid> handled = new();

    [Fact]
    public async Task A_hundred_copies_at_once_run_the_handler_once_and_get_the_same_answer()
    {
        await using var host = Host();
        var gate = new TaskCompletionSource();
        handled.Then = (_, _) => gate.Task;
        var webhook = new FakeWebhook("evt_1");
        using var together = new Barrier(100);
        var copies = Enumerable
            .Range(0, 100)
            .Select(_ =>
                Task.Factory.StartNew(
                        () =>
                        {
                            together.SignalAndWait(TestContext.Current.CancellationToken);
                            return host.PostAsync(webhook);
                        },
                        TestContext.Current.CancellationToken,
                        TaskCreationOptions.LongRunning,
                        TaskScheduler.Default
                    )
                    .Unwrap()
            )
            .ToList();
        await handled.UntilAsync(1);
        Assert.DoesNotContain(copies, copy => copy.IsCompleted);
        gate.SetResult();
        var answers = await Task.WhenAll(copies);
        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        Assert.Single(handled.Seen);
    }

    [Fact]
    public async Task A_later_copy_is_acknowledged_and_not_handled_again()
    {
        await using var host = Host();
        var webhook = new FakeWebhook("evt_1");
        Assert.Equal(200, (await host.PostAsync(webhook)).Status);
        host.Time.Advance(TimeSpan.FromHours(71));
        Assert.Equal(200, (await host.PostAsync(webhook)).Status);
        Assert.Single(handled.Seen);
    }

    [Fact]
    public async Task Copies_that_wait_get_the_failure_of_the_first_too()
    {
        await using var host = Host();
        var gate = new TaskCompletionSource();
        handled.Then = (_, _) => gate.Task;
        var first = host.PostAsync(new FakeWebhook("evt_1"));
        await handled.UntilAsync(1);
        var copy = host.PostAsync(new FakeWebhook("evt_1"));
        gate.SetException(new InvalidOperationException("no"));
        Assert.Equal(500, (await first).Status);
        Assert.Equal(500, (await copy).Status);
        Assert.Single(handled.Seen);
    }

    [Fact]
    public async Task Another_content_under_a_handled_id_is_kept_as_evidence_and_not_handled()
    {
        await using var host = Host();
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_1") { Note = "first" })).Status);
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_1") { Note = "second" })).Status);
        Assert.Equal("first", Assert.Single(handled.Seen).Note);
        var evidence = Assert.Single(host.Audit.Records, record => record.Operation == "webhook.differs");
        Assert.Matches("^thing\\.paid evt_1; sha256 [0-9a-f]{64} came first, then [0-9a-f]{64}$", evidence.Detail);
    }

    [Fact]
    public async Task Another_content_that_waits_for_a_failed_one_is_handled_then()
    {
        await using var host = Host();
        var gate = new TaskCompletionSource();
        handled.Then = (_, _) => gate.Task;
        var first = host.PostAsync(new FakeWebhook("evt_1") { Note = "first" });
        await handled.UntilAsync(1);
        var second = host.PostAsync(new FakeWebhook("evt_1") { Note = "second" });
        handled.Then = static (_, _) => Task.CompletedTask;
        gate.SetException(new InvalidOperationException("no"));
        Assert.Equal(500, (await first).Status);
        Assert.Equal(200, (await second).Status);
        Assert.Equal(["first", "second"], handled.Seen.Select(seen => seen.Note));
    }

    [Fact]
    public async Task A_forged_content_does_not_take_the_true_ones_place()
    {
        var service = new FakeService { Confirm = webhookEvent => Confirmed((FakePaid)webhookEvent) };
        await using var host = Host(service);
        var forged = await host.PostAsync(new FakeWebhook("evt_1") { Note = "forged" });
        var real = await host.PostAsync(new FakeWebhook("evt_1") { Note = "true" });
        Assert.Equal(forged.Status, real.Status);
        Assert.Equal("true", Assert.Single(handled.Seen).Note);
        Assert.Contains(host.Audit.Records, record => record is { Operation: "webhook.unconfirmed", Outcome: "refused" });
    }

    [Fact]
    public async Task An_id_is_forgotten_after_its_time()
    {
        await using var host = Host();
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_1"))).Status);
        host.Time.Advance(TimeSpan.FromDays(3));
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_2"))).Status);
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_1"))).Status);
        Assert.Equal(["evt_1", "evt_2", "evt_1"], handled.Seen.Select(seen => seen.Id));
    }

    [Fact]
    public async Task The_oldest_id_is_forgotten_where_there_are_too_many()
    {
        await using var host = Host(settings: new() { ["Integrations:Webhooks:DuplicateCapacity"] = "2" });
        foreach (var id in (string[])["evt_1", "evt_2", "evt_3", "evt_3", "evt_2", "evt_1"])
        {
            Assert.Equal(200, (await host.PostAsync(new FakeWebhook(id))).Status);
        }

        Assert.Equal(["evt_1", "evt_2", "evt_3", "evt_1"], handled.Seen.Select(seen => seen.Id));
    }

    [Fact]
    public async Task Ids_of_different_tenants_and_connections_do_not_meet()
    {
        await using var host = Host();
        await host.SaveAsync("acme", FakeWebhook.Secret, "acct_acme");
        await host.SaveAsync("acme", FakeWebhook.Secret, "acct_acme2", "second");
        await host.SaveAsync("globex", FakeWebhook.Secret, "acct_globex");
        foreach (var (tenant, name) in new (string?, string?)[] { (null, null), ("acme", null), ("acme", "second"), ("globex", null) })
        {
            Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_1"), tenant, name)).Status);
            Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_1"), tenant, name)).Status);
        }

        Assert.Equal(
            ["/default", "acme/default", "acme/second", "globex/default"],
            handled.Seen.Select(seen => $"{seen.Source.Tenant}/{seen.Source.Connection}")
        );
    }

    [Fact]
    public async Task A_forged_copy_does_not_use_an_id_up()
    {
        await using var host = Host();
        Assert.Equal(401, (await host.PostAsync(new FakeWebhook("evt_1") { SignedWith = "wrong" })).Status);
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_1"))).Status);
        Assert.Single(handled.Seen);
    }

    [Fact]
    public async Task Without_an_id_a_copy_is_known_by_its_content()
    {
        await using var host = Host();
        foreach (var note in (string[])["one", "one", "two"])
        {
            Assert.Equal(200, (await host.PostAsync(new FakeWebhook("") { Note = note })).Status);
        }

        Assert.Equal(["one", "two"], handled.Seen.Select(seen => seen.Note));
    }

    private static WebhookConfirmation Confirmed(FakePaid paid) =>
        paid.Note == "true" ? WebhookConfirmation.Confirmed(paid) : WebhookConfirmation.Refused("it is not so");

    private WebhookHost Host(FakeService? service = null, Dictionary<string, string?>? settings = null) =>
        WebhookHost.Create(service, builder => builder.AddWebhookHandler<FakePaid>(handled.HandleAsync), settings);
}
