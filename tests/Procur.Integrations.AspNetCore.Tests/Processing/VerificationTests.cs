using Procur.Integrations.AspNetCore.Tests.Fakes;
using Procur.Integrations.AspNetCore.Tests.Hosting;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.AspNetCore.Tests.Processing;

public sealed class VerificationTests
{
    private readonly Handlings<FakePaid> handled = new();

    [Fact]
    public async Task A_true_webhook_is_handled_and_then_acknowledged()
    {
        await using var host = Host();
        var answer = await host.PostAsync(new FakeWebhook("evt_1") { Account = "acct_a", Live = false });
        Assert.Equal(200, answer.Status);
        Assert.Equal("""{"taken":true}"""u8, answer.Body.Span);
        var seen = Assert.Single(handled.Seen);
        Assert.Equal(new WebhookSource("fake", "", "default"), seen.Source);
        Assert.Equal("canary-content", seen.Note);
    }

    [Fact]
    public async Task A_changed_body_is_refused_without_a_word()
    {
        await using var host = Host();
        var answer = await host.PostAsync(new FakeWebhook("evt_1") { Tamper = body => body.Replace("evt_1", "evt_2") });
        Assert.Equal(401, answer.Status);
        Assert.True(answer.Body.IsEmpty);
        Assert.Empty(answer.Headers);
        Assert.Empty(handled.Seen);
        Assert.Contains(host.Audit.Records, record => record is { Operation: "webhook.refused", Detail: "another signature" });
    }

    [Theory]
    [InlineData(300, true)]
    [InlineData(301, false)]
    [InlineData(-300, true)]
    [InlineData(-301, false)]
    public async Task A_stamp_is_of_now_within_five_minutes_either_way(int seconds, bool taken)
    {
        await using var host = Host();
        var answer = await host.PostAsync(new FakeWebhook("evt_1") { Skew = TimeSpan.FromSeconds(seconds) });
        Assert.Equal(taken ? 200 : 401, answer.Status);
        Assert.Equal(taken ? 1 : 0, handled.Seen.Count);
    }

    [Fact]
    public async Task Of_two_live_secrets_either_signs_and_the_audit_says_which()
    {
        await using var host = Host(new() { ["Integrations:fake:PreviousSigningSecret"] = "fake_secret_0" });
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_1"))).Status);
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_2") { SignedWith = "fake_secret_0" })).Status);
        var details = host.Audit.Records.Select(record => record.Detail);
        Assert.Equal(["thing.paid evt_1; signed with SigningSecret", "thing.paid evt_2; signed with PreviousSigningSecret"], details);
    }

    [Fact]
    public async Task A_secret_that_was_taken_away_signs_nothing_any_more()
    {
        await using var host = Host(new() { ["Integrations:fake:PreviousSigningSecret"] = "fake_secret_0" });
        host.Set("Integrations:fake:PreviousSigningSecret", null);
        Assert.Equal(401, (await host.PostAsync(new FakeWebhook("evt_1") { SignedWith = "fake_secret_0" })).Status);
        Assert.Empty(handled.Seen);
    }

    [Fact]
    public async Task Without_a_secret_everything_is_refused_and_the_log_says_why()
    {
        await using var host = Host(new() { ["Integrations:fake:SigningSecret"] = "" });
        foreach (var secret in (string?[])[FakeWebhook.Secret, "", null])
        {
            Assert.Equal(401, (await host.PostAsync(new FakeWebhook("evt_1") { SignedWith = secret })).Status);
        }

        Assert.Equal(0, host.Service.Verifications);
        Assert.Empty(handled.Seen);
        Assert.Contains(host.Logs.Lines, line => line.Message.Contains("no secret is set", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_event_of_another_account_is_refused_though_its_signature_is_true()
    {
        await using var host = Host();
        var answer = await host.PostAsync(new FakeWebhook("evt_1") { Account = "acct_b" });
        Assert.Equal(401, answer.Status);
        Assert.Empty(handled.Seen);
        Assert.Contains(
            host.Audit.Records,
            record => record is { Operation: "webhook.refused", Detail: "the event is of another account" }
        );
    }

    [Fact]
    public async Task An_event_of_the_other_environment_is_refused_though_its_signature_is_true()
    {
        await using var host = Host();
        Assert.Equal(401, (await host.PostAsync(new FakeWebhook("evt_1") { Live = true })).Status);
        host.Set("Integrations:fake:Environment", "Production");
        Assert.Equal(401, (await host.PostAsync(new FakeWebhook("evt_2") { Live = false })).Status);
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_1") { Live = true })).Status);
        Assert.Single(handled.Seen);
    }

    [Fact]
    public async Task One_foreign_event_refuses_the_batch_before_any_of_it_is_handled()
    {
        await using var host = Host();
        var batch = new FakeWebhook("evt_1") { Account = "acct_a", More = [new FakeWebhook("evt_2") { Account = "acct_b" }] };
        Assert.Equal(401, (await host.PostAsync(batch)).Status);
        Assert.Empty(handled.Seen);
    }

    [Fact]
    public async Task The_service_is_asked_once_whose_account_it_is_where_no_setting_says_so()
    {
        await using var host = Host(new() { ["Integrations:fake:Account"] = null });
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_1") { Account = "acct_asked" })).Status);
        Assert.Equal(401, (await host.PostAsync(new FakeWebhook("evt_2") { Account = "acct_other" })).Status);
        Assert.Equal(1, host.Service.Questions);
    }

    [Fact]
    public async Task Nobody_is_asked_anything_for_a_webhook_that_is_not_verified()
    {
        await using var host = Host(new() { ["Integrations:fake:Account"] = null });
        Assert.Equal(401, (await host.PostAsync(new FakeWebhook("evt_1") { Account = "acct_asked", SignedWith = "wrong" })).Status);
        Assert.Equal(0, host.Service.Questions);
    }

    [Fact]
    public async Task Where_nobody_can_say_whose_account_it_is_an_event_with_an_account_is_refused()
    {
        await using var host = Host(new() { ["Integrations:fake:Account"] = null });
        host.Service.WhoAmI = static () => Task.FromResult(new ConnectionTestResult(true, "fine"));
        Assert.Equal(401, (await host.PostAsync(new FakeWebhook("evt_1") { Account = "acct_a" })).Status);
        Assert.Empty(handled.Seen);
    }

    [Fact]
    public async Task An_account_that_cannot_be_asked_for_just_now_makes_the_service_come_again()
    {
        await using var host = Host(new() { ["Integrations:fake:Account"] = null });
        host.Service.WhoAmI = static () =>
            Task.FromResult(new ConnectionTestResult(false, "down") { Kind = IntegrationErrorKind.Unavailable });
        Assert.Equal(503, (await host.PostAsync(new FakeWebhook("evt_1") { Account = "acct_asked" })).Status);
        host.Service.WhoAmI = static () =>
            Task.FromResult(new ConnectionTestResult(true, "up") { Account = new ConnectedAccount("acct_asked") });
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_1") { Account = "acct_asked" })).Status);
        Assert.Single(handled.Seen);
    }

    [Fact]
    public async Task An_account_that_takes_longer_to_ask_for_than_the_service_waits_is_there_for_the_next_copy()
    {
        await using var host = Host(new() { ["Integrations:fake:Account"] = null });
        var known = new TaskCompletionSource<ConnectionTestResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Service.WhoAmI = () => known.Task;
        var first = host.PostAsync(new FakeWebhook("evt_1") { Account = "acct_asked" });
        await host.Time.UntilPendingAsync(1, TestContext.Current.CancellationToken);
        host.Time.Advance(host.Service.Deadline);
        Assert.Equal(503, (await first).Status);
        known.SetResult(new ConnectionTestResult(true, "up") { Account = new ConnectedAccount("acct_asked") });
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_1") { Account = "acct_asked" })).Status);
        Assert.Single(handled.Seen);
    }

    [Fact]
    public async Task What_is_the_services_and_cannot_be_read_is_not_acknowledged()
    {
        await using var host = Host();
        Assert.Equal(500, (await host.PostAsync(new FakeWebhook("evt_1") { Type = FakeWebhook.Unreadable })).Status);
        Assert.Contains(host.Logs.Lines, line => line.Message.Contains("could not be read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_handshake_is_answered_and_handed_to_nobody()
    {
        await using var host = Host();
        var answer = await host.PostAsync(new FakeWebhook("") { Challenge = "3eZbrw1aBm2r" });
        Assert.Equal(200, answer.Status);
        Assert.Equal("3eZbrw1aBm2r"u8, answer.Body.Span);
        Assert.Equal("text/plain", answer.ContentType);
        Assert.Empty(handled.Seen);
    }

    [Fact]
    public async Task A_forged_handshake_is_refused()
    {
        await using var host = Host();
        var answer = await host.PostAsync(new FakeWebhook("") { Challenge = "3eZbrw1aBm2r", SignedWith = "wrong" });
        Assert.Equal(401, answer.Status);
        Assert.True(answer.Body.IsEmpty);
    }

    [Fact]
    public async Task A_handshake_may_come_by_GET_and_an_event_may_not()
    {
        await using var host = Host();
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("") { Challenge = "abc", Method = "GET" })).Status);
        Assert.Equal(401, (await host.PostAsync(new FakeWebhook("evt_1") { Method = "GET" })).Status);
        Assert.Empty(handled.Seen);
    }

    [Fact]
    public async Task A_connection_that_is_switched_off_loses_nothing()
    {
        await using var host = Host(new() { ["Integrations:fake:Enabled"] = "false" });
        Assert.Equal(503, (await host.PostAsync(new FakeWebhook("evt_1"))).Status);
        Assert.Empty(handled.Seen);
        host.Set("Integrations:fake:Enabled", "true");
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_1"))).Status);
        Assert.Single(handled.Seen);
    }

    private WebhookHost Host(Dictionary<string, string?>? settings = null) =>
        WebhookHost.Create(with: builder => builder.AddWebhookHandler<FakePaid>(handled.HandleAsync), settings: settings);
}
