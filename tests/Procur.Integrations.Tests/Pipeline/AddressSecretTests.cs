using System.Collections.Concurrent;
using System.Diagnostics;
using Procur.Integrations.Tests.Demo;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tests.Pipeline;

/// <summary>Some services want their secret in the address.</summary>
public sealed class AddressSecretTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_secret_in_the_address_is_in_no_span_of_the_platform_either()
    {
        const string Secret = "T000-B000-s3cr3t";
        await using var standIn = StandIn.Start(Reply.Json("{}"), Reply.Json("{}", 500));
        await using var host = DemoHost.Create(standIn, with: one => one.ConfigureResilience(r => r.MaxAttempts = 1));
        var spans = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
                spans.Enqueue($"{span.Source.Name} {span.DisplayName} {string.Join(' ', span.TagObjects.Select(tag => $"{tag.Value}"))}"),
        };
        ActivitySource.AddActivityListener(listener);
        var call = new WireCall("hooks.post", HttpMethod.Post, "", Repeat.NotIdempotent)
        {
            BaseAddress = new Uri(standIn.Endpoint, $"services/{Secret}"),
            Body = Calls.Body(),
            Anonymous = true,
        };

        await host.Get<IDemoService>().SendAsync(call, Token);
        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IDemoService>().SendAsync(call, Token));

        Assert.Equal($"/services/{Secret}", standIn.Received[0].Path);
        Assert.Contains(spans, span => span.Contains("hooks.post", StringComparison.Ordinal));
        Assert.DoesNotContain(spans, span => span.Contains(Secret, StringComparison.Ordinal));
        Assert.DoesNotContain(Secret, e.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, host.Logs.Text, StringComparison.Ordinal);
    }
}
