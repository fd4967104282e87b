namespace Procur.Integrations.SendGrid.Tests;

/// <summary>What SendGrid's failures mean, and what they say of the mail.</summary>
public sealed class ErrorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(400, "Does not contain a valid address.", IntegrationErrorKind.Validation, false)]
    [InlineData(401, "The provided authorization grant is invalid, expired, or revoked", IntegrationErrorKind.Authentication, false)]
    [InlineData(401, "Maximum credits exceeded", IntegrationErrorKind.Refused, false)]
    [InlineData(403, "access forbidden", IntegrationErrorKind.Permission, false)]
    [InlineData(404, "not found", IntegrationErrorKind.NotFound, false)]
    [InlineData(405, "method not allowed", IntegrationErrorKind.Validation, false)]
    [InlineData(406, "not acceptable", IntegrationErrorKind.Validation, false)]
    [InlineData(413, "Payload Too Large", IntegrationErrorKind.Validation, false)]
    [InlineData(415, "Content-Type should be application/json.", IntegrationErrorKind.Validation, false)]
    [InlineData(500, "Internal Server Error", IntegrationErrorKind.Unavailable, true)]
    [InlineData(502, "Bad Gateway", IntegrationErrorKind.Unavailable, true)]
    [InlineData(503, "Service Unavailable", IntegrationErrorKind.Unavailable, true)]
    [InlineData(418, "tomorrow's", IntegrationErrorKind.Validation, false)]
    public async Task Each_failure_has_its_kind_and_is_never_sent_again(int status, string message, IntegrationErrorKind kind, bool unknown)
    {
        await using var standIn = StandIn.Start();
        standIn.Otherwise = _ => SendGridScript.Error(status, message, "personalizations.0.to.0.email");
        await using var host = SendGridScript.Host(standIn);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IEmailSender>().SendAsync(SendGridScript.Mail(), Token));

        Assert.Equal((kind, unknown, status), (e.Kind, e.OutcomeUnknown, e.StatusCode));
        Assert.Equal(1, standIn.Count);
    }

    [Fact]
    public async Task The_field_that_is_wrong_is_the_code()
    {
        await using var standIn = StandIn.Start(
            SendGridScript.Error(400, "Does not contain a valid address.", "personalizations.0.to.0.email")
        );
        await using var host = SendGridScript.Host(standIn);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IEmailSender>().SendAsync(SendGridScript.Mail(), Token));

        Assert.Equal("personalizations.0.to.0.email", e.ProviderCode);
        Assert.Equal("Does not contain a valid address.", e.ProviderMessage);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"errors":[]}""")]
    [InlineData("""{"errors":[7,{"message":7,"field":[]}]}""")]
    [InlineData("""{"errors":"x"}""")]
    public async Task Whatever_stands_in_a_failures_body_the_status_decides(string body)
    {
        await using var standIn = StandIn.Start(Reply.Json(body, 403));
        await using var host = SendGridScript.Host(standIn);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IEmailSender>().SendAsync(SendGridScript.Mail(), Token));

        Assert.Equal(IntegrationErrorKind.Permission, e.Kind);
    }

    [Fact]
    public async Task A_busy_service_says_when_to_come_back_by_a_moment_of_its_own_clock()
    {
        await using var standIn = StandIn.Start(
            SendGridScript
                .Error(429, "too many requests")
                .With("Date", "Thu, 01 Jan 2026 00:00:00 GMT")
                .With("X-RateLimit-Reset", $"{1767225600 + 7200}")
        );
        await using var host = SendGridScript.Host(standIn);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IEmailSender>().SendAsync(SendGridScript.Mail(), Token));

        Assert.Equal(TimeSpan.FromHours(2), e.RetryAfter);
        Assert.False(e.OutcomeUnknown);
    }
}
