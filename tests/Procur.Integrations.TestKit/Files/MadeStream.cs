using Procur.Integrations.Wire;

namespace Procur.Integrations.TestKit;

/// <summary>Content as long as one likes, made as it is read, out of no memory.</summary>
public sealed class MadeStream(long length) : OneWayStream
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = (int)Math.Min(buffer.Length, length - Position);
        // Other bytes in each MiB, so that one that is sent twice or left out does not go unseen.
        buffer.Span[..count].Fill((byte)(Position >> 20));
        return ValueTask.FromResult(Advance(count));
    }
}
