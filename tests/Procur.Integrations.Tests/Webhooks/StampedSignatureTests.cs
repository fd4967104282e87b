using System.Security.Cryptography;
using System.Text;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Tests.Webhooks;

/// <summary>A stamp and a body signed together: when it is accepted, and by which secret.</summary>
public sealed class StampedSignatureTests
{
    private const long At = 1_767_225_600;
    private static readonly byte[] Body = """{"id":"evt_1"}"""u8.ToArray();
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(At);
    private static readonly WebhookSecret Current = new("Current", "secret-2");
    private static readonly WebhookSecret Previous = new("Previous", "secret-1");

    [Fact]
    public void Each_live_secret_is_accepted_and_named()
    {
        Assert.Equal("Current", Verify($"v1={Sign("secret-2")}", secrets: [Current, Previous]).Secret);
        Assert.Equal("Previous", Verify($"v1={Sign("secret-1")}", secrets: [Current, Previous]).Secret);
        Assert.Equal(VerificationOutcome.Refused, Verify($"v1={Sign("secret-3")}", secrets: [Current, Previous]).Outcome);
        Assert.Equal(VerificationOutcome.Refused, Verify($"v1={Sign("secret-2")}", secrets: []).Outcome);
    }

    [Theory]
    [InlineData("v1={0}", true)]
    [InlineData("t=1, v0=00, v1=zz, v1={0}, v1=", true)]
    [InlineData("v0={0}", false)]
    [InlineData("{0}", false)]
    [InlineData("V1={0}", false)]
    [InlineData("v1={0}0", false)]
    [InlineData("v1= {0}", false)]
    [InlineData("v1={0};v1={0}", false)]
    [InlineData("", false)]
    public void Only_what_stands_behind_the_label_counts(string header, bool accepted) =>
        Assert.Equal(
            accepted,
            Verify(header.Replace("{0}", Sign("secret-2"), StringComparison.Ordinal)).Outcome == VerificationOutcome.Accepted
        );

    [Theory]
    [InlineData(300, true)]
    [InlineData(301, false)]
    [InlineData(-300, true)]
    [InlineData(-301, false)]
    public void It_is_of_now_or_not_accepted(int secondsOff, bool accepted) =>
        Assert.Equal(accepted, Verify($"v1={Sign("secret-2")}", now: Now.AddSeconds(secondsOff)).Outcome == VerificationOutcome.Accepted);

    [Theory]
    [InlineData("")]
    [InlineData("now")]
    [InlineData("+1767225600")]
    [InlineData("-1767225600")]
    [InlineData("1767225600.0")]
    [InlineData(" 1767225600")]
    [InlineData("18446744073709551615")]
    [InlineData("9223372036854775808")]
    [InlineData("99999999999999999999999999999999")]
    [InlineData("１７６７２２５６００")]
    public void What_is_no_stamp_is_refused_though_it_was_signed(string stamp) =>
        Assert.Equal(VerificationOutcome.Refused, Verify($"v1={Sign("secret-2", stamp)}", stamp).Outcome);

    [Fact]
    public void Stamp_body_and_what_stands_around_the_stamp_are_all_signed()
    {
        var header = $"v1={Sign("secret-2")}";
        Assert.Equal(VerificationOutcome.Accepted, Verify(header).Outcome);
        Assert.Equal(VerificationOutcome.Refused, Verify(header, $"{At + 1}").Outcome);
        Assert.Equal(VerificationOutcome.Refused, Verify(header, body: [.. Body, (byte)' ']).Outcome);
        Assert.Equal(VerificationOutcome.Refused, Verify(header, before: "v1:").Outcome);
        Assert.Equal(VerificationOutcome.Refused, Verify(header, after: ":").Outcome);
        Assert.Throws<InvalidOperationException>(() => Verify(header, before: "longer than sixteen bytes"));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(20_000)]
    public void A_verification_allocates_nothing(int size)
    {
        var body = new byte[size];
        var header = $"v1={Sign("secret-1", body: body)}";
        WebhookSecret[] secrets = [Current, Previous];
        var stamp = $"{At}";
        var accepted = 0;
        for (var i = 0; i < 50; i++)
        {
            accepted += Verify(header, stamp, body, Now, secrets).Outcome == VerificationOutcome.Accepted ? 1 : 0;
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            accepted += Verify(header, stamp, body, Now, secrets).Outcome == VerificationOutcome.Accepted ? 1 : 0;
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(150, accepted);
    }

    [Fact]
    public void Secrets_that_are_not_set_are_no_secrets()
    {
        var live = WebhookSecret.Of(("A", null), ("B", ""), ("C", " "), ("D", "d"), ("E", "e"));
        Assert.Equal(["D", "E"], live.Select(secret => secret.Name));
    }

    private static string Sign(string secret, string? stamp = null, byte[]? body = null)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"v0:{stamp ?? $"{At}"}."), .. body ?? Body];
        return Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
    }

    private static Verification Verify(string header, string stamp, byte[] body, DateTimeOffset now, WebhookSecret[] secrets) =>
        new StampedSignature
        {
            Stamp = stamp,
            Signatures = header,
            Label = "v1=",
            BeforeStamp = "v0:"u8,
            AfterStamp = "."u8,
        }.Verify(body, secrets, now, TimeSpan.FromMinutes(5));

    private static Verification Verify(
        string header,
        string? stamp = null,
        byte[]? body = null,
        DateTimeOffset? now = null,
        WebhookSecret[]? secrets = null,
        string before = "v0:",
        string after = "."
    ) =>
        new StampedSignature
        {
            Stamp = stamp ?? $"{At}",
            Signatures = header,
            Label = "v1=",
            BeforeStamp = Encoding.UTF8.GetBytes(before),
            AfterStamp = Encoding.UTF8.GetBytes(after),
        }.Verify(body ?? Body, secrets ?? [Current], now ?? Now, TimeSpan.FromMinutes(5));
}
