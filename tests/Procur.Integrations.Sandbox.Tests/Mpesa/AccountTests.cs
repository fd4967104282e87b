using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;

namespace Procur.Integrations.Sandbox.Tests.Mpesa;

public sealed class AccountTests : MpesaTest
{
    private static readonly Uri Address = new("https://example.org/callback");

    [Fact]
    public void Configuration_points_a_host_at_the_default_app()
    {
        var section = new ConfigurationBuilder().UseIntegrationSandbox(Sandbox).Build().GetSection("Integrations:Mpesa");

        Assert.Equal(Sandbox.AddressOf("mpesa").AbsoluteUri, section["Endpoint"]);
        Assert.Equal(("174379", "Sandbox"), (section["ShortCode"], section["Environment"]));
        Assert.Equal(64, section["Passkey"]!.Length);
        Assert.NotEmpty(section["ConsumerKey"]!);
        Assert.NotEmpty(section["ConsumerSecret"]!);
    }

    [Fact]
    public async Task Apps_have_short_codes_of_their_own_and_see_nothing_of_each_other()
    {
        await Control.CreateAccountAsync("mpesa", "acme", Token);
        await Control.CreateAccountAsync("mpesa", "emca", Token);
        string?[] codes = [Settings()["ShortCode"], Settings("acme")["ShortCode"], Settings("emca")["ShortCode"]];
        Assert.Equal(3, codes.Distinct().Count());

        var id = await PushedAsync(Address);
        var acme = await PushedAsync(Address, account: "acme");

        Assert.Equal(HttpStatusCode.BadRequest, (await QueryAsync(id, "acme")).Status);
        await AnswerAsync("pay", Phone, "acme");
        Assert.Equal(HttpStatusCode.OK, (await QueryAsync(acme, "acme")).Status);
        Assert.Equal(HttpStatusCode.InternalServerError, (await QueryAsync(id)).Status);
        Assert.Empty(await LedgerAsync("payment", "default"));
        Assert.Single(await LedgerAsync("payment", "acme"));
    }

    [Fact]
    public async Task A_token_opens_no_other_apps_short_code()
    {
        await Control.CreateAccountAsync("mpesa", "acme", Token);

        AssertError(await PostAsync(PushPath, Push(Address), await TokenAsync("acme")), 500, "500.001.1001", "Merchant does not exist");
    }

    [Fact]
    public async Task Reset_forgets_prompts_and_their_ends_to_come()
    {
        await using var receiver = await ReceiverAsync();
        await Control.ActAsync("mpesa", "auto-answer", new JsonObject { ["answer"] = "pay", ["afterSeconds"] = 20 }, null, Token);
        var id = await PushedAsync(receiver.Url);

        await Control.ResetAsync("mpesa", Token);
        await Control.AdvanceAsync(TimeSpan.FromMinutes(2), Token);
        await Control.WaitForIdleAsync(Token);

        Assert.Empty(receiver.Received);
        Assert.Empty(await Control.GetLedgerAsync(cancellationToken: Token));
        Assert.Equal(HttpStatusCode.BadRequest, (await QueryAsync(id)).Status);
        var again = await PushedAsync(receiver.Url);
        Assert.Equal(HttpStatusCode.InternalServerError, (await QueryAsync(again)).Status);
    }
}
