using Procur.Integrations.Tests.Demo;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tests.Wire;

/// <summary>Headers that speak of the body, which the platform keeps apart from the others.</summary>
public sealed class BodyHeaderTests
{
    [Fact]
    public async Task A_header_of_the_body_is_sent_with_it()
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(standIn);

        await host.Get<IDemoService>()
            .SendAsync(
                new WireCall("things.put", HttpMethod.Put, "v1/things/1", Repeat.Idempotent)
                {
                    Body = WireBody.FromBytes("abc"u8.ToArray(), "text/plain"),
                    Headers = [new WireHeader("Content-Range", "bytes 0-2/3"), new WireHeader("X-Plain", "1")],
                },
                TestContext.Current.CancellationToken
            );

        var request = Assert.Single(standIn.Received);
        Assert.Equal("bytes 0-2/3", request.Header("Content-Range"));
        Assert.Equal("1", request.Header("X-Plain"));
        Assert.Equal("text/plain", request.Header("Content-Type"));
    }
}
