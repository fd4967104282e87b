using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Tests.Webhooks;

public sealed class TimestampToleranceTests
{
    private const long Stamp = 1_767_225_600;
    private static readonly TimeSpan Five = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData(0, true)]
    [InlineData(299, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    [InlineData(-299, true)]
    [InlineData(-300, true)]
    [InlineData(-301, false)]
    public void A_stamp_is_of_now_within_the_tolerance_either_way(int later, bool isOfNow) =>
        Assert.Equal(isOfNow, TimestampTolerance.Check(Stamp, DateTimeOffset.FromUnixTimeSeconds(Stamp + later), Five));

    [Fact]
    public void Parts_of_a_second_do_not_count() =>
        Assert.True(TimestampTolerance.Check(Stamp, DateTimeOffset.FromUnixTimeMilliseconds(((Stamp + 300) * 1_000) + 999), Five));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    [InlineData(Stamp * 1_000)]
    public void An_absurd_stamp_is_not_of_now(long stamp) =>
        Assert.False(TimestampTolerance.Check(stamp, DateTimeOffset.FromUnixTimeSeconds(Stamp), Five));
}
