using Procur.Integrations.Wire;

namespace Procur.Integrations.Tests.Wire;

public sealed class OneWayStreamTests
{
    [Fact]
    public async Task It_counts_what_was_read_and_goes_no_other_way()
    {
        var buffer = new byte[8];
        await using Stream stream = new ThreeBytes();

        var read = await stream.ReadAsync(buffer, TestContext.Current.CancellationToken);

        Assert.Equal((3, 3), (read, stream.Position));
        Assert.Equal((true, false, false), (stream.CanRead, stream.CanSeek, stream.CanWrite));
        Assert.Throws<NotSupportedException>(() => stream.Length);
        Assert.Throws<NotSupportedException>(() => stream.Position = 0);
        Assert.Throws<NotSupportedException>(() => stream.Seek(0, SeekOrigin.Begin));
        Assert.Throws<NotSupportedException>(() => stream.SetLength(0));
        Assert.Throws<NotSupportedException>(() => stream.Write(buffer, 0, 1));
        Assert.Throws<NotSupportedException>(() => stream.ReadByte());
    }

    private sealed class ThreeBytes : OneWayStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(Advance(Position == 0 ? 3 : 0));
    }
}
