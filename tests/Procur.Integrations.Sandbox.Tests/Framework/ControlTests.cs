using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Procur.Integrations.Sandbox.Tests.Receivers;

namespace Procur.Integrations.Sandbox.Tests.Framework;

public sealed class ControlTests : SandboxTest
{
    [Fact]
    public async Task Configuration_points_a_host_at_the_default_accounts()
    {
        var configuration = new ConfigurationBuilder().UseIntegrationSandbox(Sandbox).Build();

        Assert.Equal(Sandbox.AddressOf("stripe").AbsoluteUri, configuration["Integrations:Stripe:Endpoint"]);
        Assert.StartsWith("sk_test_", configuration["Integrations:Stripe:SecretKey"], StringComparison.Ordinal);
        Assert.StartsWith("whsec_", configuration["Integrations:Stripe:WebhookSecret"], StringComparison.Ordinal);
        Assert.Equal("Sandbox", configuration["Integrations:Stripe:Environment"]);
        Assert.Equal(Sandbox.Settings(), await Control.GetSettingsAsync(cancellationToken: Token));
    }

    [Fact]
    public async Task Two_sandboxes_share_no_credential()
    {
        await using var other = await IntegrationSandbox.StartAsync(cancellationToken: Token);

        Assert.NotEqual(Sandbox.Settings()["Integrations:Stripe:SecretKey"], other.Settings()["Integrations:Stripe:SecretKey"]);
    }

    [Fact]
    public async Task A_further_account_has_settings_of_its_own()
    {
        var acme = await Control.CreateAccountAsync("stripe", "acme", Token);

        Assert.NotEqual(Sandbox.Account("stripe").Settings["SecretKey"], acme.Settings["SecretKey"]);
        Assert.Equal(acme.Settings["SecretKey"], Sandbox.Settings("acme")["Integrations:Stripe:SecretKey"]);
        Assert.Equal(
            acme.Settings["SecretKey"],
            acme.ToConfiguration("Integrations:Stripe:Accounts:eu")["Integrations:Stripe:Accounts:eu:SecretKey"]
        );
        Assert.Equal(["default", "acme"], (await Control.GetAccountsAsync("stripe", Token)).Select(x => x.Name));
    }

    [Fact]
    public async Task A_rotated_key_and_its_predecessor_both_work_until_the_old_one_is_revoked()
    {
        var old = Request(HttpMethod.Get, "v1/balance");
        var again = Request(HttpMethod.Get, "v1/balance");
        await Control.RotateCredentialAsync("stripe", "default", "SecretKey", Token);
        Assert.Equal(HttpStatusCode.OK, (await Http.SendAsync(old, Token)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Http.SendAsync(Request(HttpMethod.Get, "v1/balance"), Token)).StatusCode);

        await Control.RevokeCredentialAsync("stripe", "default", "SecretKey", Token);

        Assert.Equal(HttpStatusCode.Unauthorized, (await Http.SendAsync(again, Token)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Http.SendAsync(Request(HttpMethod.Get, "v1/balance"), Token)).StatusCode);
    }

    [Fact]
    public async Task Calls_are_logged_with_their_operation_and_without_their_key()
    {
        using var request = Request(HttpMethod.Get, "v1/balance?expand[]=x");
        await Http.SendAsync(request, Token);

        var call = Assert.Single(await Control.GetRequestsAsync("stripe", cancellationToken: Token));
        Assert.Equal(("GET", "/v1/balance", "balance.get", "default"), (call.Method, call.Path, call.Operation, call.Account));
        Assert.Equal("Bearer", call.Headers["Authorization"]);
    }

    [Fact]
    public async Task What_the_sandbox_does_not_have_is_refused_with_one_line()
    {
        await RefusedAsync(Control.CreateAccountAsync("fax", "acme", Token), "fax");
        await RefusedAsync(Control.CreateAccountAsync("stripe", "default", Token), "default");
        await RefusedAsync(Control.RotateCredentialAsync("stripe", "nobody", "SecretKey", Token), "nobody");
        await RefusedAsync(Control.RotateCredentialAsync("stripe", "default", "Password", Token), "Password");
        await RefusedAsync(Control.ActAsync("stripe", "dance", cancellationToken: Token), "dance");
        await RefusedAsync(Control.AddFaultAsync("fax:latency", Token), "fax");
        await RefusedAsync(Control.AdvanceAsync(TimeSpan.FromSeconds(-1), Token), "forward");
        var notFound = await Http.GetAsync(new Uri(Sandbox.BaseAddress, "__sandbox/nothing"), Token);
        Assert.Equal(HttpStatusCode.BadRequest, notFound.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Http.GetAsync(new Uri(Sandbox.BaseAddress, "fax/send"), Token)).StatusCode);
    }

    [Fact]
    public async Task The_clock_moves_forward_and_reset_sets_it_back()
    {
        var before = await Control.GetTimeAsync(Token);

        var after = await Control.AdvanceAsync(TimeSpan.FromDays(400), Token);
        Assert.InRange(after - before, TimeSpan.FromDays(400), TimeSpan.FromDays(401));
        Assert.InRange(Sandbox.TimeProvider.GetUtcNow() - before, TimeSpan.FromDays(400), TimeSpan.FromDays(401));

        await Control.ResetAsync(cancellationToken: Token);
        Assert.InRange(await Control.GetTimeAsync(Token) - before, TimeSpan.Zero, TimeSpan.FromDays(1));
    }

    [Fact]
    public async Task Reset_forgets_what_happened_and_keeps_credentials()
    {
        await Control.AddFaultAsync("stripe:latency*2@nothing", Token);
        using var first = Request(HttpMethod.Get, "v1/balance");
        await Http.SendAsync(first, Token);

        await Control.ResetAsync(cancellationToken: Token);

        Assert.Empty(await Control.GetRequestsAsync(cancellationToken: Token));
        Assert.Empty(await Control.GetFaultsAsync(Token));
        using var second = Request(HttpMethod.Get, "v1/balance");
        Assert.Equal(HttpStatusCode.OK, (await Http.SendAsync(second, Token)).StatusCode);
    }

    [Fact]
    public async Task Another_process_controls_it_by_its_address()
    {
        using var control = new SandboxControl(Sandbox.BaseAddress);

        await control.AddFaultAsync(new SandboxFault("stripe", SandboxFaultKind.Latency) { Method = "POST", Count = 2 }, Token);

        var fault = Assert.Single(await Control.GetFaultsAsync(Token));
        Assert.Equal(("POST", 2), (fault.Method, fault.Count));
    }

    private static async Task RefusedAsync(Task call, string about)
    {
        var e = await Assert.ThrowsAsync<SandboxException>(() => call);
        Assert.Contains(about, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', e.Message);
    }
}
