using Microsoft.Extensions.DependencyInjection;

namespace Procur.Integrations.DocuSign.Tests;

/// <summary>Tokens, the account's host, errors, limits and what is sent, against a scripted server.</summary>
public sealed class WireTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_assertion_names_app_user_audience_and_scopes_and_is_signed_with_the_key()
    {
        await using var standIn = StandIn.Start().Always(Answer);
        await using var host = Host(standIn);

        await host.Get<ISignatureProvider>().GetEnvelopeAsync(DocuSignScript.EnvelopeId, Token);

        var asked = standIn.Received.Single(request => request.Path == DocuSignScript.TokenPath);
        var claims = TestKeys.Claims(asked);
        Assert.Equal("RS256", TestKeys.Head(asked).GetProperty("alg").GetString());
        Assert.Equal(DocuSignScript.IntegrationKey, claims.GetProperty("iss").GetString());
        Assert.Equal(DocuSignScript.UserId, claims.GetProperty("sub").GetString());
        Assert.Equal("account-d.docusign.com", claims.GetProperty("aud").GetString());
        Assert.Equal("signature impersonation", claims.GetProperty("scope").GetString());
        Assert.True(TestKeys.Signed(asked, "wire"));
    }

    [Fact]
    public async Task A_missing_consent_is_said_with_the_address_where_it_is_given()
    {
        await using var standIn = StandIn
            .Start()
            .Always(request => request.Path == DocuSignScript.TokenPath ? DocuSignScript.OAuthError("consent_required") : Answer(request));
        await using var host = Host(standIn);

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<ISignatureProvider>().SendEnvelopeAsync(DocuSignScript.Request(), Token)
        );

        Assert.Equal(IntegrationErrorKind.Authentication, e.Kind);
        Assert.Equal("consent_required", e.ProviderCode);
        Assert.False(e.OutcomeUnknown);
        Assert.False(e.IsTransient);
        Assert.Equal("/oauth/auth", e.RemedyUrl?.AbsolutePath);
        Assert.Contains(DocuSignScript.IntegrationKey, e.RemedyUrl!.Query, StringComparison.Ordinal);
        Assert.Contains("impersonation", e.RemedyUrl.Query, StringComparison.Ordinal);
        Assert.Contains(e.RemedyUrl.AbsoluteUri, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("issuer_not_found", "IntegrationKey")]
    [InlineData("user_not_found", "UserId")]
    [InlineData("no_valid_keys_or_signatures", "PrivateKey")]
    [InlineData("tomorrow", "clock")]
    public async Task A_refused_assertion_says_which_setting_to_look_at(string said, string named)
    {
        await using var standIn = StandIn
            .Start()
            .Always(request =>
                request.Path == DocuSignScript.TokenPath ? DocuSignScript.OAuthError("invalid_grant", said) : Answer(request)
            );
        await using var host = Host(standIn);

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<ISignatureProvider>().GetEnvelopeAsync(DocuSignScript.EnvelopeId, Token)
        );

        Assert.Equal(IntegrationErrorKind.Authentication, e.Kind);
        Assert.Contains(named, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_accounts_host_is_asked_for_once_and_calls_go_there()
    {
        await using var api = StandIn.Start().Always(Answer);
        await using var accounts = StandIn
            .Start()
            .Always(request => request.Path == DocuSignScript.UserInfoPath ? DocuSignScript.UserInfo(api.Endpoint) : Answer(request));
        await using var host = Host(accounts, discovers: true);

        for (var i = 0; i < 3; i++)
        {
            await host.Get<ISignatureProvider>().GetEnvelopeAsync(DocuSignScript.EnvelopeId, Token);
        }

        Assert.Single(accounts.Received, request => request.Path == DocuSignScript.UserInfoPath);
        Assert.Equal(3, api.Count);
        Assert.All(api.Received, request => Assert.StartsWith(DocuSignScript.Root + "/envelopes/", request.Path, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://demo.docusign.net")]
    [InlineData("https://docusign.net.evil.example")]
    public async Task An_address_that_is_not_the_services_gets_no_token(string baseUri)
    {
        await using var standIn = StandIn
            .Start()
            .Always(request => request.Path == DocuSignScript.UserInfoPath ? DocuSignScript.UserInfo(new Uri(baseUri)) : Answer(request));
        await using var host = Host(standIn, discovers: true);

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<ISignatureProvider>().GetEnvelopeAsync(DocuSignScript.EnvelopeId, Token)
        );

        Assert.Equal(IntegrationErrorKind.Protocol, e.Kind);
        Assert.Equal(2, standIn.Count);
    }

    [Theory]
    [InlineData("USER_LACKS_PERMISSIONS", 400, IntegrationErrorKind.Permission)]
    [InlineData("INVALID_REQUEST_PARAMETER", 400, IntegrationErrorKind.Validation)]
    [InlineData("ANCHOR_TAB_STRING_NOT_FOUND", 400, IntegrationErrorKind.Validation)]
    [InlineData("ENVELOPE_DOES_NOT_EXIST", 400, IntegrationErrorKind.NotFound)]
    [InlineData("RECIPIENT_NOT_IN_SEQUENCE", 400, IntegrationErrorKind.Conflict)]
    [InlineData("EDIT_LOCK_ENVELOPE_LOCKED", 400, IntegrationErrorKind.Conflict)]
    [InlineData("ENVELOPE_ALLOWANCE_EXCEEDED", 400, IntegrationErrorKind.Refused)]
    [InlineData("PLAN_ITEM_NOT_ENABLED", 400, IntegrationErrorKind.Refused)]
    [InlineData("HOURLY_APIINVOCATION_ENVELOPE_LIMIT_EXCEEDED", 400, IntegrationErrorKind.RateLimited)]
    [InlineData("Hourly_Envelope_Polling_Limit_Exceeded", 400, IntegrationErrorKind.RateLimited)]
    [InlineData("UNSPECIFIED_ERROR", 400, IntegrationErrorKind.Unavailable)]
    [InlineData("TOMORROWS_ERROR", 400, IntegrationErrorKind.Validation)]
    [InlineData("TOMORROWS_ERROR", 503, IntegrationErrorKind.Unavailable)]
    public async Task The_error_code_decides_before_the_status(string code, int status, IntegrationErrorKind kind)
    {
        await using var standIn = StandIn
            .Start()
            .Always(request =>
                request.Path == DocuSignScript.TokenPath
                    ? DocuSignScript.Token()
                    : DocuSignScript.Error(code, status).With("X-DocuSign-TraceToken", "trace-1")
            );
        await using var host = Host(standIn);

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<ISignatureTemplates>().CreateTemplateAsync(DocuSignScript.Template(), Token)
        );

        Assert.Equal((kind, code, "trace-1"), (e.Kind, e.ProviderCode, e.ProviderRequestId));
        Assert.Equal(kind == IntegrationErrorKind.Unavailable, e.OutcomeUnknown);
    }

    [Fact]
    public async Task An_hourly_limit_is_handed_over_with_the_time_until_the_hour_ends()
    {
        var reset = new DateTimeOffset(2026, 1, 5, 13, 0, 0, TimeSpan.Zero);
        await using var standIn = StandIn
            .Start()
            .Always(request =>
                request.Path == DocuSignScript.TokenPath
                    ? DocuSignScript.Token()
                    : DocuSignScript
                        .Error("HOURLY_APIINVOCATION_LIMIT_EXCEEDED")
                        .With("Date", "Mon, 05 Jan 2026 12:20:00 GMT")
                        .With("X-RateLimit-Reset", $"{reset.ToUnixTimeSeconds()}")
            );
        await using var host = Host(standIn);

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<ISignatureProvider>().GetEnvelopeAsync(DocuSignScript.EnvelopeId, Token)
        );

        Assert.Equal(IntegrationErrorKind.RateLimited, e.Kind);
        Assert.Equal(TimeSpan.FromMinutes(40), e.RetryAfter);
    }

    [Fact]
    public async Task Polling_without_end_stays_within_the_published_limit()
    {
        await using var standIn = StandIn.Start().Always(Answer);
        await using var host = Host(standIn);
        var signatures = host.Get<ISignatureProvider>();
        var start = host.Time.GetUtcNow();

        for (var poll = 0; poll < 260; poll++)
        {
            await signatures.GetEnvelopeAsync(DocuSignScript.EnvelopeId, Token);
        }

        // 200 at once, and then one in each 1.2 s.
        Assert.InRange(host.Time.GetUtcNow() - start, TimeSpan.FromSeconds(59 * 1.2), TimeSpan.FromSeconds(61 * 1.2));
    }

    [Fact]
    public async Task A_refusal_of_what_was_sent_already_is_success_and_one_of_a_draft_is_not()
    {
        var status = "sent";
        await using var standIn = StandIn
            .Start()
            .Always(request =>
                request.Method == "PUT" ? DocuSignScript.Error("ENVELOPE_INVALID_STATUS")
                : request.Method == "GET" ? DocuSignScript.Envelope(status)
                : Answer(request)
            );
        await using var host = Host(standIn);

        var sent = await host.Get<ISignatureProvider>().SendEnvelopeAsync(DocuSignScript.Request(), Token);
        status = "created";
        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<ISignatureProvider>().SendEnvelopeAsync(DocuSignScript.Request(), Token)
        );

        Assert.Equal(DocuSignScript.EnvelopeId, sent.Id);
        Assert.Equal(IntegrationErrorKind.Conflict, e.Kind);
    }

    [Fact]
    public async Task An_envelope_of_documents_is_a_draft_in_one_part_and_its_bytes_in_the_others()
    {
        await using var standIn = StandIn.Start().Always(Answer);
        await using var host = Host(standIn);
        var document = new SignatureDocument("Übersicht \"1\".pdf", FileContent.FromBytes(SamplePdf.Of("x")));

        await host.Get<ISignatureProvider>().SendEnvelopeAsync(DocuSignScript.Request() with { Documents = [document, document] }, Token);

        var sent = standIn.Received.Single(request => request.Path == DocuSignScript.Root + "/envelopes");
        Assert.StartsWith("multipart/form-data; boundary=", sent.Header("Content-Type"), StringComparison.Ordinal);
        Assert.Equal(sent.Body.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), sent.Header("Content-Length"));
        Assert.Contains("\"status\":\"created\"", sent.Text, StringComparison.Ordinal);
        Assert.Contains("filename=\"document2\"; documentid=2", sent.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("documentBase64", sent.Text, StringComparison.Ordinal);
        Assert.Equal(3, sent.Text.Split("%PDF").Length);
    }

    [Theory]
    [InlineData("IntegrationKey", "not-a-guid", "IntegrationKey")]
    [InlineData("PrivateKey", "MIIEow", "PEM")]
    [InlineData("ConnectKey", "ab cd", "ConnectKey")]
    [InlineData("AuthEndpoint", "https://account.docusign.com/", "other environment")]
    [InlineData("WebhookUrl", "ftp://host.example/", "WebhookUrl")]
    public async Task A_setting_that_cannot_be_right_is_named_before_anything_is_sent(string name, string value, string said)
    {
        await using var standIn = StandIn.Start().Always(Answer);
        await using var host = Host(standIn, with: new() { [name] = value });

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<ISignatureProvider>().GetEnvelopeAsync(DocuSignScript.EnvelopeId, Token)
        );

        Assert.Equal(IntegrationErrorKind.NotConfigured, e.Kind);
        Assert.Contains(said, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("MIIEow", e.Message, StringComparison.Ordinal);
        Assert.Equal(0, standIn.Count);
    }

    private static TestHost Host(StandIn standIn, bool discovers = false, Dictionary<string, string?>? with = null)
    {
        var settings = new Dictionary<string, string?>(new DocuSignFixture().Settings(standIn.Endpoint, "wire"));
        if (discovers)
        {
            settings.Remove("Endpoint");
        }

        foreach (var (name, value) in with ?? [])
        {
            settings[name] = value;
        }

        return TestHost.Create(
            services => services.AddDocuSignIntegration(),
            settings.ToDictionary(setting => "Integrations:DocuSign:" + setting.Key, setting => setting.Value)
        );
    }

    private static Reply Answer(ReceivedRequest request) =>
        request switch
        {
            { Path: DocuSignScript.TokenPath } => DocuSignScript.Token(),
            { Method: "POST" } => DocuSignScript.Created(),
            { Method: "PUT" } => DocuSignScript.Updated(),
            _ => DocuSignScript.Envelope("sent"),
        };
}
