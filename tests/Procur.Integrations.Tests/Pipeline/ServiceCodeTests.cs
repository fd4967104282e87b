using Procur.Integrations.Tests.Demo;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tests.Pipeline;

/// <summary>A service's code is told as it is, unless it holds what must not be told.</summary>
public sealed class ServiceCodeTests
{
    [Theory]
    [InlineData("401.002.01", "401.002.01")]
    [InlineData("500.001.1001", "500.001.1001")]
    [InlineData("card_declined", "card_declined")]
    [InlineData("no_such_254708374149", "no_such_***")]
    [InlineData("unknown:jane@example.com", "unknown:***")]
    [InlineData("bad:" + DemoHost.ApiKey, "bad:***")]
    public async Task A_code_of_grouped_digits_is_told_and_a_phone_number_mail_address_or_secret_is_not(string code, string told)
    {
        await using var standIn = StandIn.Start(Reply.Json("{}", 400));
        await using var host = DemoHost.Create(
            standIn,
            new DemoProvider { ReadFailure = _ => new Failure(IntegrationErrorKind.Validation, code, "words") }
        );

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<IDemoService>().SendAsync(Calls.Read(), TestContext.Current.CancellationToken)
        );

        Assert.Equal(told, e.ProviderCode);
        Assert.Contains($"({told}: words)", e.Message, StringComparison.Ordinal);
        Assert.Equal(told, Assert.Single(host.Audit.Records).ProviderCode);
    }
}
