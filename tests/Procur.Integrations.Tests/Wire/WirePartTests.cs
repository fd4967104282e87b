using System.Security.Cryptography;
using Procur.Integrations.Tests.Demo;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tests.Wire;

/// <summary>Bodies that are sent as their parts are read.</summary>
public sealed class WirePartTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(48 * 1024)]
    [InlineData((48 * 1024) + 1)]
    [InlineData((96 * 1024) - 1)]
    public async Task A_file_is_sent_in_base64_between_what_stands_around_it(int length)
    {
        var bytes = RandomNumberGenerator.GetBytes(length);
        await using var standIn = StandIn.Start(Reply.Json("{}"));

        await SendAsync(standIn, WirePart.Of("{\"a\":\""u8.ToArray()), File(bytes, length), WirePart.Of("\"}"u8.ToArray()));

        var request = Assert.Single(standIn.Received);
        Assert.Equal($"{{\"a\":\"{Convert.ToBase64String(bytes)}\"}}", request.Text);
        Assert.Equal($"{request.Body.Length}", request.Header("Content-Length"));
    }

    [Theory]
    [InlineData(10, 9)]
    [InlineData(10, 11)]
    [InlineData(0, 1)]
    [InlineData(48 * 1024, (48 * 1024) - 1)]
    public async Task A_file_of_another_length_than_was_told_ends_the_call_with_its_outcome_open(int told, int length)
    {
        await using var standIn = StandIn.Start(Reply.Json("{}"));

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            SendAsync(standIn, File(new byte[length], told), WirePart.Of(new byte[100]))
        );

        Assert.True(e.OutcomeUnknown);
    }

    [Fact]
    public void A_length_below_nothing_is_a_mistake() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WirePart.Base64(_ => ValueTask.FromResult(Stream.Null), -1));

    private static WirePart File(byte[] bytes, int told) =>
        WirePart.Base64(_ => ValueTask.FromResult<Stream>(new MemoryStream(bytes)), told);

    private static async Task SendAsync(StandIn standIn, params WirePart[] parts)
    {
        await using var host = DemoHost.Create(standIn);
        await host.Get<IDemoService>()
            .SendAsync(
                new WireCall("demo.upload", HttpMethod.Post, "v1/upload", Repeat.NotIdempotent)
                {
                    Body = WireBody.FromParts(parts, "application/json"),
                },
                Token
            );
    }
}
