using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Tests.Mpesa;

public sealed class TokenTests : MpesaTest
{
    private static readonly Uri Address = new("https://example.org/callback");

    [Fact]
    public async Task A_token_comes_with_its_lifetime_as_text()
    {
        var (status, body) = await GenerateAsync(Settings()["ConsumerKey"], Settings()["ConsumerSecret"]);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["access_token", "expires_in"], body!.AsObject().Select(x => x.Key));
        Assert.Equal(JsonValueKind.String, body["expires_in"]!.GetValueKind());
        Assert.Equal("3599", body["expires_in"]!.GetValue<string>());
        Assert.Equal(28, body["access_token"]!.GetValue<string>().Length);
    }

    [Fact]
    public async Task Wrong_credentials_are_refused_with_nothing_or_with_a_code_as_asked()
    {
        var (key, secret) = (Settings()["ConsumerKey"], Settings()["ConsumerSecret"]);

        Assert.Equal((HttpStatusCode.BadRequest, null), await GenerateAsync(key, secret + "x"));
        Assert.Equal((HttpStatusCode.BadRequest, null), await GenerateAsync("x" + key, secret));

        await Control.ActAsync("mpesa", "token-refusal", new JsonObject { ["form"] = "error-code" }, null, Token);
        AssertError(await GenerateAsync(key, secret + "x"), 400, "400.008.01", "Invalid Authentication passed");

        await Control.ActAsync("mpesa", "token-refusal", new JsonObject { ["form"] = "empty" }, null, Token);
        Assert.Equal((HttpStatusCode.BadRequest, null), await GenerateAsync(key, secret + "x"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?grant_type=password")]
    [InlineData("?grant_type=client_credentials2")]
    public async Task Another_grant_is_refused(string query) =>
        AssertError(
            await GenerateAsync(Settings()["ConsumerKey"], Settings()["ConsumerSecret"], query),
            400,
            "400.008.02",
            "Invalid grant type passed"
        );

    [Fact]
    public async Task A_missing_or_strange_authorization_is_refused()
    {
        var url = new Uri(Sandbox.AddressOf("mpesa"), "oauth/v1/generate?grant_type=client_credentials");
        foreach (var header in new[] { null, "Basic !!!", "Basic bm9jb2xvbg==", "Bearer x" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            request.Headers.TryAddWithoutValidation("Authorization", header);
            AssertError(await SendAsync(request), 404, "404.001.04", "Invalid Authentication Header");
        }

        using var push = new HttpRequestMessage(HttpMethod.Post, new Uri(Sandbox.AddressOf("mpesa"), PushPath));
        AssertError(await SendAsync(push), 404, "404.001.04", "Invalid Authentication Header");
    }

    [Fact]
    public async Task A_token_ends_after_3599_seconds_of_the_sandboxs_clock()
    {
        var token = await TokenAsync();
        await Control.AdvanceAsync(TimeSpan.FromSeconds(3500), Token);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(PushPath, Push(Address), token)).Status);

        await Control.AdvanceAsync(TimeSpan.FromSeconds(99), Token);

        AssertError(await PostAsync(PushPath, Push(Address), token), 401, "401.002.01", $"Error Occurred - Invalid Access Token - {token}");
        Assert.Single(await LedgerAsync("stk-prompt"));
    }

    [Fact]
    public async Task An_act_ends_all_tokens_of_its_account_early()
    {
        await Control.CreateAccountAsync("mpesa", "acme", Token);
        var (first, second, acme) = (await TokenAsync(), await TokenAsync(), await TokenAsync("acme"));

        var ended = await Control.ActAsync("mpesa", "end-tokens", cancellationToken: Token);

        Assert.Equal(2, ended["ended"]!.GetValue<int>());
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(PushPath, Push(Address), first)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(PushPath, Push(Address), second)).Status);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(PushPath, Push(Address, "acme"), acme)).Status);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(PushPath, Push(Address), await TokenAsync())).Status);
    }

    [Fact]
    public async Task A_token_that_was_never_issued_is_repeated_in_the_refusal() =>
        AssertError(
            await PostAsync(PushPath, Push(Address), "c9SQxWWhmdVRlyh0zh8gZDTkubVF"),
            401,
            "404.001.03",
            "Error Occurred - Invalid Access Token - c9SQxWWhmdVRlyh0zh8gZDTkubVF"
        );

    [Fact]
    public async Task A_rotated_secret_works_beside_the_old_one_until_that_is_revoked()
    {
        var old = Settings();
        await Control.RotateCredentialAsync("mpesa", "default", "ConsumerSecret", Token);

        Assert.NotEqual(old["ConsumerSecret"], Settings()["ConsumerSecret"]);
        Assert.Equal(HttpStatusCode.OK, (await GenerateAsync(old["ConsumerKey"], old["ConsumerSecret"])).Status);
        await TokenAsync();
        await Control.RevokeCredentialAsync("mpesa", "default", "ConsumerSecret", Token);
        Assert.Equal(HttpStatusCode.BadRequest, (await GenerateAsync(old["ConsumerKey"], old["ConsumerSecret"])).Status);
    }
}
