using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Web;

namespace Procur.Integrations.GoogleWorkspace.Tests;

/// <summary>How tokens are asked for.</summary>
public sealed class TokenTests
{
    private const string ServiceEmail = "procur@project.iam.gserviceaccount.com";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_who_has_consented_is_acted_for_by_his_refresh_token()
    {
        await using var server = GoogleHost.Server();
        await using var host = GoogleHost.Create(server);

        await host.Get<ICalendarProvider>().GetEventAsync(new(null, "e1"), Token);
        await host.Get<ICalendarProvider>().GetEventAsync(new(null, "e1"), Token);

        var form = HttpUtility.ParseQueryString(Assert.Single(server.Received, request => request.Path == "/token").Text);
        Assert.Equal(["client_id", "client_secret", "grant_type", "refresh_token"], form.AllKeys.Order(StringComparer.Ordinal));
        Assert.Equal(("refresh_token", GoogleHost.RefreshToken), (form["grant_type"], form["refresh_token"]));
        Assert.All(server.Calls(), call => Assert.Equal("Bearer ya29.token-of-the-suite", call.Header("Authorization")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("owner@procur.example")]
    public async Task A_service_account_signs_for_itself_or_for_whom_it_acts(string? subject)
    {
        using var key = RSA.Create(2048);
        await using var server = GoogleHost.Server();
        await using var host = GoogleHost.Create(
            server,
            options =>
            {
                options.ServiceAccountKey = KeyFile(key);
                options.Subject = subject;
                options.Scopes = $"{GoogleScopes.CalendarEvents} {GoogleScopes.DriveFile}";
            }
        );

        await host.Get<ICalendarProvider>().GetEventAsync(new(null, "e1"), Token);

        var form = HttpUtility.ParseQueryString(Assert.Single(server.Received, request => request.Path == "/token").Text);
        Assert.Equal("urn:ietf:params:oauth:grant-type:jwt-bearer", form["grant_type"]);
        var parts = form["assertion"]!.Split('.');
        Assert.True(
            key.VerifyData(
                Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"),
                Base64Url.DecodeFromChars(parts[2]),
                HashAlgorithmName.SHA256,
                RSASignaturePadding.Pkcs1
            )
        );
        var (head, claims) = (Part(parts[0]), Part(parts[1]));
        Assert.Equal(("RS256", "k1"), (Text(head, "alg"), Text(head, "kid")));
        Assert.Equal(
            (ServiceEmail, "https://oauth2.googleapis.com/token", subject),
            (Text(claims, "iss"), Text(claims, "aud"), Text(claims, "sub"))
        );
        Assert.Equal($"{GoogleScopes.CalendarEvents} {GoogleScopes.DriveFile}", Text(claims, "scope"));
        var (issued, ends) = (claims.GetProperty("iat").GetInt64(), claims.GetProperty("exp").GetInt64());
        Assert.InRange(ends - issued, 60, 3600);
        Assert.InRange(host.Time.GetUtcNow().ToUnixTimeSeconds() - issued, 0, 300);
    }

    [Fact]
    public async Task A_grant_that_was_revoked_is_an_authentication_failure_that_is_not_asked_for_again()
    {
        await using var server = GoogleHost.Server(token: _ =>
            Reply.Json("""{"error":"invalid_grant","error_description":"Token has been expired or revoked."}""", 400)
        );
        await using var host = GoogleHost.Create(server);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<ICalendarProvider>().GetEventAsync(new(null, "e1"), Token));

        Assert.Equal((IntegrationErrorKind.Authentication, "invalid_grant"), (e.Kind, e.ProviderCode));
        Assert.Single(server.Received);
    }

    [Theory]
    [InlineData("not json", "ServiceAccountKey")]
    [InlineData("[]", "ServiceAccountKey")]
    [InlineData("""{"client_email":"a@b.example"}""", "ServiceAccountKey")]
    public async Task A_key_file_that_is_none_is_said_and_nothing_is_sent(string keyFile, string said)
    {
        await using var server = GoogleHost.Server();
        await using var host = GoogleHost.Create(server, options => options.ServiceAccountKey = keyFile);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<ICalendarProvider>().GetEventAsync(new(null, "e1"), Token));

        Assert.Equal(IntegrationErrorKind.NotConfigured, e.Kind);
        Assert.Contains(said, e.Message, StringComparison.Ordinal);
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task Whom_to_act_for_without_a_service_account_is_a_contradiction()
    {
        await using var server = GoogleHost.Server();
        await using var host = GoogleHost.Create(server, options => options.Subject = "owner@procur.example");

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<ICalendarProvider>().GetEventAsync(new(null, "e1"), Token));

        Assert.Equal(IntegrationErrorKind.NotConfigured, e.Kind);
        Assert.DoesNotContain("owner@", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, "{}", true)]
    [InlineData(400, """{"error":"invalid_token"}""", false)]
    public async Task A_consent_is_revoked_by_its_refresh_token_in_the_body(int status, string body, bool ended)
    {
        await using var server = GoogleHost.Server(_ => Reply.Json(body, status));
        await using var host = GoogleHost.Create(server);

        Assert.Equal(ended, await host.Get<GoogleAccountClient>().RevokeAsync(Token));

        var call = Assert.Single(server.Received);
        Assert.Equal(("POST", "/revoke"), (call.Method, call.Target));
        Assert.Equal(GoogleHost.RefreshToken, HttpUtility.ParseQueryString(call.Text)["token"]);
        Assert.Null(call.Header("Authorization"));
    }

    private static string KeyFile(RSA key) =>
        new JsonObject
        {
            ["type"] = "service_account",
            ["client_email"] = ServiceEmail,
            ["private_key_id"] = "k1",
            ["private_key"] = key.ExportPkcs8PrivateKeyPem(),
        }.ToJsonString();

    private static JsonElement Part(string part)
    {
        using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(part));
        return document.RootElement.Clone();
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
