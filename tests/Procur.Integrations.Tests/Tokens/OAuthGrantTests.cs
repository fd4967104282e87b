using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Procur.Integrations.Tests.Demo;
using Procur.Integrations.Tokens;

namespace Procur.Integrations.Tests.Tokens;

/// <summary>The usual grants, against a token endpoint.</summary>
public sealed class OAuthGrantTests
{
    private const string Secret = "s3cr3t/with+odd:chars%";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Client_credentials_prove_themselves_in_the_header()
    {
        await using var standIn = StandIn.Start(Answer());
        await using var host = Host(standIn, at => OAuthGrants.ClientCredentials(new OAuthClient(at, "client id", Secret), "read write"));

        await SendAsync(host);

        var request = standIn.Received[0];
        Assert.Equal("POST", request.Method);
        Assert.Equal("/oauth/token", request.Target);
        Assert.Equal("application/x-www-form-urlencoded", request.Header("Content-Type"));
        Assert.Equal("grant_type=client_credentials&scope=read+write", request.Text);
        var pair = Encoding.ASCII.GetString(Convert.FromBase64String(request.Header("Authorization")!["Basic ".Length..]));
        Assert.Equal("client+id:s3cr3t%2Fwith%2Bodd%3Achars%25", pair);
        Assert.Equal("Bearer at-1", standIn.Received[1].Header("Authorization"));
    }

    [Fact]
    public async Task Client_credentials_prove_themselves_in_the_form_with_further_fields()
    {
        await using var standIn = StandIn.Start(Answer());
        await using var host = Host(
            standIn,
            at =>
                OAuthGrants.ClientCredentials(
                    new OAuthClient(at, "id", Secret)
                    {
                        Authentication = OAuthClientAuthentication.Body,
                        Parameters = new Dictionary<string, string> { ["grant_type"] = "account_credentials", ["account_id"] = "a 1" },
                    }
                )
        );

        await SendAsync(host);

        Assert.Null(standIn.Received[0].Header("Authorization"));
        Assert.Equal(
            "grant_type=account_credentials&account_id=a+1&client_id=id&client_secret=s3cr3t%2Fwith%2Bodd%3Achars%25",
            standIn.Received[0].Text
        );
    }

    [Theory]
    [InlineData("""{"access_token":"at-1","expires_in":600}""", 600)]
    [InlineData("""{"access_token":"at-1","expires_in":"600"}""", 600)]
    [InlineData("""{"access_token":"at-1","expires_in":600.0}""", 600)]
    [InlineData("""{"access_token":"at-1"}""", 3600)]
    [InlineData("""{"access_token":"at-1","expires_in":null}""", 3600)]
    [InlineData("""{"access_token":"at-1","expires_in":"soon"}""", 3600)]
    [InlineData("""{"access_token":"at-1","expires_in":-1}""", 3600)]
    [InlineData("""{"access_token":"at-1","expires_in":1e300}""", 3600)]
    public async Task The_tokens_life_is_read_as_a_number_or_text(string answer, int seconds)
    {
        await using var standIn = StandIn.Start(Reply.Json(answer));
        await using var host = Host(standIn, at => OAuthGrants.ClientCredentials(new OAuthClient(at, "id", Secret)));
        standIn.Always(request => request.Path == "/oauth/token" ? Answer("at-2") : Reply.Json("{}"));
        await SendAsync(host);
        var due = TimeSpan.FromSeconds(seconds - Math.Min(seconds / 10, 300));

        host.Time.Advance(due - TimeSpan.FromSeconds(1));
        await SendAsync(host);
        host.Time.Advance(TimeSpan.FromSeconds(1));
        await SendAsync(host);

        Assert.Equal(
            ["Bearer at-1", "Bearer at-1", "Bearer at-2"],
            standIn.Received.Where(request => request.Path != "/oauth/token").Select(request => request.Header("Authorization"))
        );
    }

    [Fact]
    public async Task A_refresh_token_that_the_answer_replaces_is_used_from_then_on()
    {
        await using var standIn = StandIn.Start();
        var asked = 0;
        standIn.Always(request =>
            request.Path == "/oauth/token"
                ? Reply.Json(
                    $$"""{"access_token":"at-{{++asked}}","expires_in":3600{{(asked == 1 ? ",\"refresh_token\":\"rt-new\"" : "")}}}"""
                )
                : Reply.Json("{}")
        );
        await using var host = Host(standIn, at => OAuthGrants.RefreshToken(new OAuthClient(at, "id", Secret), "rt-old"));
        for (var i = 0; i < 3; i++)
        {
            await SendAsync(host);
            host.Time.Advance(TimeSpan.FromMinutes(56));
        }

        // The second answer brings none, so the one before stays good.
        Assert.Equal(
            ["rt-old", "rt-new", "rt-new"],
            standIn.Received.Where(request => request.Path == "/oauth/token").Select(request => request.Text.Split("refresh_token=")[1])
        );
    }

    [Fact]
    public async Task A_lost_answer_to_a_refresh_is_not_asked_for_again()
    {
        await using var standIn = StandIn.Start(Reply.Reset);
        await using var host = Host(standIn, at => OAuthGrants.RefreshToken(new OAuthClient(at, "id", Secret), "rt-old"));

        var e = await Assert.ThrowsAsync<IntegrationException>(() => SendAsync(host));

        Assert.Equal(IntegrationErrorKind.Unavailable, e.Kind);
        Assert.False(e.OutcomeUnknown);
        Assert.Equal(1, standIn.Count);
    }

    [Fact]
    public async Task A_lost_answer_to_client_credentials_is_asked_for_again()
    {
        await using var standIn = StandIn.Start(Reply.Reset, Reply.Json("{}", 503), Answer());
        await using var host = Host(standIn, at => OAuthGrants.ClientCredentials(new OAuthClient(at, "id", Secret)));

        await SendAsync(host);

        Assert.Equal(4, standIn.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_assertion_is_signed_with_the_key_at_hand(bool elliptic)
    {
        using var rsa = RSA.Create(2048);
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pems = elliptic
            ? new[] { curve.ExportPkcs8PrivateKeyPem(), curve.ExportECPrivateKeyPem() }
            : [rsa.ExportPkcs8PrivateKeyPem(), rsa.ExportRSAPrivateKeyPem()];
        foreach (var pem in pems.Append(pems[0].ReplaceLineEndings("\\n")))
        {
            await using var standIn = StandIn.Start(Answer());
            var assertion = new JwtAssertion("app-1", "https://auth.invalid", pem)
            {
                Subject = "user-1",
                KeyId = "kid-1",
                Claims = new Dictionary<string, string> { ["scope"] = "sign" },
            };
            await using var host = Host(
                standIn,
                at => OAuthGrants.JwtBearer(new OAuthClient(at, "id") { Authentication = OAuthClientAuthentication.None }, assertion)
            );

            await SendAsync(host);

            var form = standIn.Received[0].Text;
            Assert.StartsWith(
                "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=",
                form,
                StringComparison.Ordinal
            );
            var parts = form.Split("assertion=")[1].Split('&')[0].Split('.');
            var header = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[0])).RootElement;
            Assert.Equal(elliptic ? "ES256" : "RS256", header.GetProperty("alg").GetString());
            Assert.Equal("kid-1", header.GetProperty("kid").GetString());
            var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1])).RootElement;
            Assert.Equal("app-1", claims.GetProperty("iss").GetString());
            Assert.Equal("user-1", claims.GetProperty("sub").GetString());
            Assert.Equal("https://auth.invalid", claims.GetProperty("aud").GetString());
            Assert.Equal("sign", claims.GetProperty("scope").GetString());
            var now = host.Time.GetUtcNow().ToUnixTimeSeconds();
            Assert.InRange(claims.GetProperty("iat").GetInt64(), now - 60, now);
            Assert.Equal(300, claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64());
            var signed = Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}");
            var signature = Base64Url.DecodeFromChars(parts[2]);
            Assert.True(
                elliptic
                    ? curve.VerifyData(signed, signature, HashAlgorithmName.SHA256)
                    : rsa.VerifyData(signed, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            );
        }
    }

    [Theory]
    [InlineData("canary-not-a-key")]
    [InlineData("-----BEGIN PRIVATE KEY-----\ncanary\n-----END PRIVATE KEY-----")]
    [InlineData("P-384")]
    public async Task A_key_that_cannot_be_read_is_a_setting_to_mend(string pem)
    {
        if (pem == "P-384")
        {
            using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP384);
            pem = curve.ExportPkcs8PrivateKeyPem();
        }

        await using var standIn = StandIn.Start();
        await using var host = Host(standIn, at => OAuthGrants.JwtBearer(new OAuthClient(at, "id"), new JwtAssertion("i", "a", pem)));

        var e = await Assert.ThrowsAsync<IntegrationException>(() => SendAsync(host));

        Assert.Equal(IntegrationErrorKind.NotConfigured, e.Kind);
        Assert.DoesNotContain("canary", e.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, standIn.Count);
    }

    [Theory]
    [InlineData("invalid_client", 401, IntegrationErrorKind.Authentication)]
    [InlineData("invalid_grant", 400, IntegrationErrorKind.Authentication)]
    [InlineData("invalid_scope", 400, IntegrationErrorKind.Permission)]
    [InlineData("invalid_request", 400, IntegrationErrorKind.Validation)]
    [InlineData("something_new", 400, IntegrationErrorKind.Validation)]
    public async Task A_refusal_of_the_token_endpoint_says_what_to_do(string error, int status, IntegrationErrorKind kind)
    {
        await using var standIn = StandIn
            .Start()
            .Always(_ => Reply.Json($$"""{"error":"{{error}}","error_description":"because of {{Secret}}"}""", status));
        await using var host = Host(standIn, at => OAuthGrants.ClientCredentials(new OAuthClient(at, "id", Secret)));
        host.Set("Integrations:Demo:ClientSecret", Secret);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => SendAsync(host));

        Assert.Equal(kind, e.Kind);
        Assert.Equal(error, e.ProviderCode);
        Assert.False(e.OutcomeUnknown);
        Assert.DoesNotContain(Secret, e.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, standIn.Count);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("""{"token":"at"}""")]
    [InlineData("""{"access_token":""}""")]
    [InlineData("""{"access_token":7}""")]
    public async Task An_answer_without_a_token_is_no_token(string answer)
    {
        await using var standIn = StandIn.Start().Always(_ => Reply.Json(answer));
        await using var host = Host(standIn, at => OAuthGrants.RefreshToken(new OAuthClient(at, "id", Secret), "rt"));

        var e = await Assert.ThrowsAsync<IntegrationException>(() => SendAsync(host));

        Assert.Equal(IntegrationErrorKind.Protocol, e.Kind);
        Assert.All(standIn.Received, request => Assert.Equal("/oauth/token", request.Path));
    }

    [Fact]
    public void The_key_of_a_grant_tells_grants_apart_and_no_secret()
    {
        var at = new Uri("https://auth.invalid/token");
        ITokenGrant[] grants =
        [
            OAuthGrants.ClientCredentials(new OAuthClient(at, "id", "canary")),
            OAuthGrants.ClientCredentials(new OAuthClient(at, "id", "canary2")),
            OAuthGrants.ClientCredentials(new OAuthClient(at, "idc", "anary")),
            OAuthGrants.ClientCredentials(new OAuthClient(at, "id", "canary"), "read"),
            OAuthGrants.ClientCredentials(
                new OAuthClient(at, "id", "canary") { Parameters = new Dictionary<string, string> { ["a"] = "b" } }
            ),
            OAuthGrants.RefreshToken(new OAuthClient(at, "id", "canary"), "canary"),
            OAuthGrants.RefreshToken(new OAuthClient(at, "id", "canary"), "canary2"),
            OAuthGrants.JwtBearer(new OAuthClient(at, "id"), new JwtAssertion("i", "a", "canary")),
            OAuthGrants.JwtBearer(new OAuthClient(at, "id"), new JwtAssertion("i", "a", "canary") { Subject = "s" }),
            OAuthGrants.JwtBearer(
                new OAuthClient(at, "id"),
                new JwtAssertion("i", "a", "canary") { Claims = new Dictionary<string, string> { ["scope"] = "x" } }
            ),
        ];

        Assert.Equal(grants.Length, grants.Select(grant => grant.CacheKey).Distinct().Count());
        Assert.All(grants, grant => Assert.DoesNotContain("canary", grant.CacheKey, StringComparison.Ordinal));
        Assert.Equal(grants[0].CacheKey, OAuthGrants.ClientCredentials(new OAuthClient(at, "id", "canary")).CacheKey);
        Assert.DoesNotContain("canary", new OAuthClient(at, "id", "canary").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("canary", new JwtAssertion("i", "a", "canary").ToString(), StringComparison.Ordinal);
    }

    private static Reply Answer(string token = "at-1") =>
        Reply.Json($$"""{"access_token":"{{token}}","token_type":"Bearer","expires_in":3600}""");

    private static Task<Procur.Integrations.Wire.WireReply> SendAsync(TestHost host) =>
        host.Get<IDemoService>().SendAsync(Calls.Read(), Token);

    private static TestHost Host(StandIn standIn, Func<Uri, ITokenGrant> grant) =>
        DemoHost.Create(standIn, new DemoProvider { Tokens = _ => grant(new Uri(standIn.Endpoint, "oauth/token")) });
}
