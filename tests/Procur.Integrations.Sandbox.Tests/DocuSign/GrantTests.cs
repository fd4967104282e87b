using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Tests.DocuSign;

public sealed class GrantTests : DocuSignTest
{
    [Fact]
    public async Task Nobody_gets_a_token_before_the_user_has_consented_at_the_address_for_it()
    {
        await ActAsync("withdraw-consent");
        var before = await GrantAsync();
        var query =
            $"response_type=code&scope=signature%20impersonation&client_id={Settings()["IntegrationKey"]}&redirect_uri=https%3A%2F%2Fhost.example%2F";

        using var consented = await Http.GetAsync(new Uri(Root, "oauth/auth?" + query), Token);
        var after = await GrantAsync();

        Assert.Equal((400, "consent_required"), (before.Status, (string?)before.Body!["error"]));
        Assert.Equal("host.example", consented.Headers.Location?.Host);
        Assert.Equal((200, 3600), (after.Status, (int)after.Body!["expires_in"]!));
    }

    [Theory]
    [InlineData("iss", "5f0f1f2a-3333-4333-8333-000000000003", "issuer_not_found")]
    [InlineData("sub", "5f0f1f2a-3333-4333-8333-000000000003", "user_not_found")]
    [InlineData("aud", "https://account-d.docusign.com/", "invalid_audience")]
    public async Task An_assertion_with_a_wrong_claim_is_refused(string claim, string value, string said)
    {
        var refused = await GrantAsync(with: claims => claims[claim] = value);

        Assert.Equal(
            (400, "invalid_grant", said),
            (refused.Status, (string?)refused.Body!["error"], (string?)refused.Body["error_description"])
        );
    }

    [Fact]
    public async Task An_assertion_of_another_key_or_beyond_an_hour_is_refused()
    {
        using var other = RSA.Create(2048);

        var byOther = await GrantAsync(key: other.ExportRSAPrivateKeyPem());
        var tooLong = await GrantAsync(with: claims => claims["exp"] = (long)claims["iat"]! + 3601);

        Assert.Equal("no_valid_keys_or_signatures", (string?)byOther.Body!["error_description"]);
        Assert.Equal(400, tooLong.Status);
    }

    [Fact]
    public async Task A_token_ends_after_an_hour_and_opens_no_other_account()
    {
        var acme = await Control.CreateAccountAsync("docusign", "acme", Token);
        var token = await TokenAsync();

        Assert.Equal(200, await StatusAsync(token, Settings()["AccountId"]!));
        Assert.Equal(401, await StatusAsync(token, acme.Settings["AccountId"]!));
        await Control.AdvanceAsync(TimeSpan.FromMinutes(61), Token);
        Assert.Equal(401, await StatusAsync(token, Settings()["AccountId"]!));
    }

    private async Task<int> StatusAsync(string token, string accountId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Root, $"restapi/v2.1/accounts/{accountId}/templates"));
        request.Headers.Authorization = new("Bearer", token);
        using var response = await Http.SendAsync(request, Token);
        return (int)response.StatusCode;
    }
}
