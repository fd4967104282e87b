using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Tests.Google;

public sealed class TokenTests : GoogleTest
{
    private const string Profile = "oauth2/v2/userinfo";

    [Fact]
    public async Task A_refresh_token_gives_an_access_token_and_says_what_it_grants()
    {
        var (status, body) = await RefreshAsync();

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["access_token", "expires_in", "scope", "token_type"], body!.AsObject().Select(x => x.Key));
        Assert.Equal(3599, body["expires_in"]!.GetValue<int>());
        Assert.Contains(Events, body["scope"]!.GetValue<string>().Split(' '));
    }

    [Fact]
    public async Task Wrong_credentials_are_refused_each_with_its_own_word()
    {
        Assert.Equal("invalid_client", Error(await RefreshAsync(secret: "GOCSPX-wrong")));
        Assert.Equal("invalid_grant", Error(await RefreshAsync(refreshToken: "1//wrong")));
        Assert.Equal("invalid_client", Error(await FormAsync("token", ("grant_type", "refresh_token"), ("client_id", "nobody"))));
        Assert.Equal(
            "unsupported_grant_type",
            Error(await FormAsync("token", ("grant_type", "password"), ("client_id", Settings()["ClientId"])))
        );
    }

    [Fact]
    public async Task A_signed_assertion_gives_a_token_for_the_service_account_or_whom_it_acts_for()
    {
        var (status, itself) = await AssertAsync(await AssertionAsync(x => x["scope"] = "https://www.googleapis.com/auth/userinfo.email"));
        Assert.Equal(HttpStatusCode.OK, status);
        var subject = (await ActAsync("service-account"))["subject"]!.GetValue<string>();
        var (_, another) = await AssertAsync(
            await AssertionAsync(x =>
            {
                x["scope"] = "https://www.googleapis.com/auth/userinfo.email";
                x["sub"] = subject;
            })
        );

        Assert.EndsWith(".iam.gserviceaccount.com", await EmailAsync(itself), StringComparison.Ordinal);
        Assert.Equal(subject, await EmailAsync(another));
    }

    [Theory]
    [InlineData("aud", "https://example.org/token", "invalid_grant")]
    [InlineData("sub", "stranger@example.org", "invalid_grant")]
    [InlineData("scope", "", "invalid_scope")]
    [InlineData("iss", "nobody@sandbox.iam.gserviceaccount.com", "invalid_grant")]
    public async Task A_wrong_claim_is_refused(string claim, string value, string error) =>
        Assert.Equal(error, Error(await AssertAsync(await AssertionAsync(x => x[claim] = value))));

    [Theory]
    // Longer than an hour; ended; not begun.
    [InlineData(0, 3601)]
    [InlineData(-4000, -400)]
    [InlineData(400, 600)]
    public async Task An_untimely_assertion_is_refused(int issued, int ends)
    {
        var now = Sandbox.TimeProvider.GetUtcNow().ToUnixTimeSeconds();

        var answer = await AssertAsync(
            await AssertionAsync(x =>
            {
                x["iat"] = now + issued;
                x["exp"] = now + ends;
            })
        );

        Assert.Equal("invalid_grant", Error(answer));
    }

    [Fact]
    public async Task An_assertion_that_another_key_signed_or_that_was_altered_is_refused()
    {
        using var other = RSA.Create(2048);
        var good = await AssertionAsync();

        Assert.Equal("invalid_grant", Error(await AssertAsync(await AssertionAsync(key: other))));
        Assert.Equal("invalid_grant", Error(await AssertAsync(good[..^4] + "AAAA")));
        Assert.Equal("invalid_grant", Error(await AssertAsync("no.assertion.at-all")));
        Assert.Equal(HttpStatusCode.OK, (await AssertAsync(good)).Status);
    }

    [Fact]
    public async Task More_than_was_delegated_is_refused()
    {
        await ActAsync("scopes", new JsonObject { ["delegated"] = Events });
        var subject = (await ActAsync("service-account"))["subject"]!.GetValue<string>();

        async Task<(HttpStatusCode, JsonNode?)> AskAsync(string scope) =>
            await AssertAsync(
                await AssertionAsync(x =>
                {
                    x["scope"] = scope;
                    x["sub"] = subject;
                })
            );

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(Events)).Item1);
        Assert.Equal("unauthorized_client", Error(await AskAsync(Events + " https://www.googleapis.com/auth/drive")));
    }

    [Fact]
    public async Task A_call_without_a_live_token_or_its_scope_is_refused()
    {
        AssertRefused(await CallAsync(HttpMethod.Get, Profile, token: "ya29.wrong"), 401, "authError");

        await ActAsync("scopes", new JsonObject { ["granted"] = Events });
        AssertRefused(await CallAsync(HttpMethod.Get, Profile), 403, "insufficientPermissions");

        var token = await TokenAsync();
        await Control.AdvanceAsync(TimeSpan.FromSeconds(3599), Token);
        AssertRefused(await CallAsync(HttpMethod.Get, Profile, token: token), 401, "authError");
    }

    [Fact]
    public async Task A_quota_that_is_used_up_is_a_403()
    {
        await ActAsync("exhaust-quota", new JsonObject { ["calls"] = 1 });

        AssertRefused(await CallAsync(HttpMethod.Get, Profile), 403, "rateLimitExceeded");
        Assert.Equal(HttpStatusCode.OK, (await CallAsync(HttpMethod.Get, Profile)).Status);
    }

    [Fact]
    public async Task A_revoked_grant_ends_with_its_tokens()
    {
        var token = await TokenAsync();
        await Control.CreateAccountAsync(Service, "acme", Token);
        var other = await TokenAsync("acme");

        Assert.Equal(HttpStatusCode.OK, (await FormAsync("revoke", ("token", Settings()["RefreshToken"]))).Status);

        AssertRefused(await CallAsync(HttpMethod.Get, Profile, token: token), 401, "authError");
        Assert.Equal("invalid_grant", Error(await RefreshAsync()));
        Assert.Equal("invalid_token", Error(await FormAsync("revoke", ("token", Settings()["RefreshToken"]))));
        Assert.Equal("invalid_token", Error(await FormAsync("revoke", ("token", "1//nobodys"))));
        Assert.Equal(HttpStatusCode.OK, (await CallAsync(HttpMethod.Get, Profile, token: other)).Status);
        Assert.Single(await LedgerAsync("revocation"));
    }

    private static string Error((HttpStatusCode Status, JsonNode? Body) answer) => answer.Body!["error"]!.GetValue<string>();

    private async Task<string> EmailAsync(JsonNode? token)
    {
        var (_, body) = await CallAsync(HttpMethod.Get, Profile, token: token!["access_token"]!.GetValue<string>());
        return body!["email"]!.GetValue<string>();
    }
}
