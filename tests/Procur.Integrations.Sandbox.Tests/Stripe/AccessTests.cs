using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Tests.Stripe;

public sealed class AccessTests : StripeTest
{
    private string Secret => Sandbox.Account("stripe").Settings["SecretKey"]!;

    [Fact]
    public async Task A_key_may_come_as_the_user_of_basic_authentication()
    {
        var basic = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(Secret + ":")));

        Assert.Equal(200, (await WithAsync(basic)).Status);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer sk_test_wrong_key_of_some_length")]
    [InlineData("Bearer")]
    [InlineData("Basic !!!")]
    [InlineData("Digest x")]
    public async Task A_call_without_a_valid_key_is_401_in_stripes_shape(string? header)
    {
        var request = Request(HttpMethod.Get, "v1/balance");
        request.Headers.Authorization = null;
        if (header is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", header);
        }

        var answer = await SendAsync(request);

        Assert.Equal(401, answer.Status);
        Assert.Equal("invalid_request_error", answer.Text("error.type"));
        Assert.DoesNotContain("wrong_key_of", answer.Body.ToJsonString(), StringComparison.Ordinal);
        Assert.StartsWith("req_", answer.Headers["Request-Id"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_publishable_key_is_no_secret_key()
    {
        var answer = await WithAsync(new AuthenticationHeaderValue("Bearer", Sandbox.Account("stripe").Settings["PublishableKey"]));

        Assert.Equal((401, "secret_key_required"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("balance:read", 200, 403, 403)]
    [InlineData("payment_intents:read", 403, 200, 403)]
    [InlineData("payment_intents:write", 403, 200, 200)]
    public async Task A_restricted_key_may_do_what_it_was_made_for(string permission, int balance, int list, int create)
    {
        var made = await Control.ActAsync(
            "stripe",
            "create-restricted-key",
            new JsonObject { ["permissions"] = new JsonArray(permission) },
            cancellationToken: Token
        );
        var bearer = new AuthenticationHeaderValue("Bearer", made["key"]!.GetValue<string>());

        Assert.Equal(balance, (await WithAsync(bearer)).Status);
        Assert.Equal(list, (await WithAsync(bearer, "v1/payment_intents")).Status);
        var request = Request(HttpMethod.Post, "v1/payment_intents");
        request.Headers.Authorization = bearer;
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["amount"] = "1000", ["currency"] = "usd" });
        var answer = await SendAsync(request);
        Assert.Equal(create, answer.Status);
        if (create == 403)
        {
            Assert.Contains("rak_payment_intent_write", answer.Text("error.message"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_call_for_another_connected_account_is_refused()
    {
        var own = (await GetAsync("v1/account")).Id;
        var request = Request(HttpMethod.Get, "v1/balance");
        request.Headers.Add("Stripe-Account", own);
        Assert.Equal(200, (await SendAsync(request)).Status);

        request = Request(HttpMethod.Get, "v1/balance");
        request.Headers.Add("Stripe-Account", "acct_other");
        Assert.Equal((403, "account_invalid"), ((await SendAsync(request)) is var x ? x.Status : 0, x.Code));
    }

    [Theory]
    [InlineData("2026-10-28.endive", 200)]
    [InlineData("2023-08-16", 200)]
    [InlineData("latest", 400)]
    public async Task The_version_is_checked_and_answered(string version, int status)
    {
        var request = Request(HttpMethod.Get, "v1/balance");
        request.Headers.Add("Stripe-Version", version);

        var answer = await SendAsync(request);

        Assert.Equal(status, answer.Status);
        Assert.Equal(version, answer.Headers["Stripe-Version"]);
    }

    [Fact]
    public async Task Accounts_never_see_each_others_objects()
    {
        await Control.CreateAccountAsync("stripe", "acme", Token);
        var ours = await PayAsync();
        var theirs = await PayAsync(account: "acme");

        Assert.Equal(404, (await GetAsync($"v1/payment_intents/{ours.Id}", "acme")).Status);
        Assert.Equal(404, (await GetAsync($"v1/payment_intents/{theirs.Id}")).Status);
        Assert.Equal([theirs.Id], (await GetAsync("v1/payment_intents", "acme")).Ids);
        Assert.Equal(400, (await PostAsync("v1/refunds", null, "acme", ("payment_intent", ours.Id))).Status);
        Assert.NotEqual((await GetAsync("v1/account")).Id, (await GetAsync("v1/account", "acme")).Id);
        var effects = await Control.GetLedgerAsync("stripe", "acme", "payment", Token);
        Assert.Equal([theirs.Id], effects.Select(x => x.Id));
    }

    [Fact]
    public async Task An_unknown_address_is_404_in_stripes_shape()
    {
        Assert.Equal("invalid_request_error", (await GetAsync("v1/nothing")).Text("error.type"));
        Assert.Equal(404, (await PostAsync("v1/balance")).Status);
    }

    private Task<StripeAnswer> WithAsync(AuthenticationHeaderValue header, string path = "v1/balance")
    {
        var request = Request(HttpMethod.Get, path);
        request.Headers.Authorization = header;
        return SendAsync(request);
    }
}
